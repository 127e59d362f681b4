import { crnFields } from "../../../core/crn";
import { isObjectValue, type ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { account, crnOf } from "../mint";
import { type CloudView, type ResourceModel, text } from "../resource-model";
import { requireAuthorization, requirePolicy } from "./authorization";
import { checkSparkInstance } from "./spark";

/** Instances of services that the resource controller makes. Each kind is `<service> instance`. */
function instance(type: string, serviceOf: (planned: ObjectValue) => string): ResourceModel {
  return {
    type,
    kind: (state) => `${serviceOf(state)} instance`,
    // Source: provider ibm 2.5.0, data source ibm_resource_instance, which fails where a name leads to several.
    repeats: (state) => ({
      what: `an instance of ${serviceOf(state)} named ${text(state, "name")}`,
      says: "the service takes both, and a look-up by name no longer finds one",
    }),
    attributes(planned, cloud) {
      const service = serviceOf(planned);
      const guid = cloud.mint.guid();
      const crn = crnOf(service, text(planned, "location"), guid);
      return {
        id: crn,
        crn,
        guid,
        resource_crn: crn,
        status: "active",
        state: "active",
        resource_status: "active",
        resource_name: planned.name ?? null,
        account_id: account,
        dashboard_url: "",
        extensions: {},
      };
    },
    handles: (state) => [text(state, "id"), text(state, "guid")],
  };
}

/** The root key that an instance is to be encrypted with. */
function keyOf(planned: ObjectValue): unknown {
  const { parameters } = planned;
  return isObjectValue(parameters) ? (parameters.kms_key ?? parameters.kms_key_crn) : undefined;
}

export const resourceInstance: ResourceModel = {
  ...instance("ibm_resource_instance", (planned) => text(planned, "service")),
  references: [
    { argument: "parameters.kms_key", kinds: ["root key"], holds: true },
    // Event Streams calls it so.
    { argument: "parameters.kms_key_crn", kinds: ["root key"], holds: true },
    { argument: "parameters.logs_bucket_crn", kinds: ["bucket"], holds: true },
    { argument: "parameters.metrics_bucket_crn", kinds: ["bucket"], holds: true },
  ],
  check(planned, cloud) {
    if (text(planned, "service") === "ibmanalyticsengine") checkSparkInstance(planned, cloud);
    if (isDefaultReceiver(planned)) refuseSecondReceiver(planned, cloud);
    if (typeof keyOf(planned) === "string")
      requireAuthorization(planned, String(keyOf(planned)), text(planned, "service"), cloud);
    for (const name of ["logs_bucket_crn", "metrics_bucket_crn"]) mayWrite(planned, name, cloud);
  },
};

/** Cloud Logs gets a bucket only after it may write there. */
function mayWrite({ parameters }: ObjectValue, name: string, cloud: CloudView): void {
  const crn = isObjectValue(parameters) ? text(parameters, name) : "";
  if (crn === "") return;
  const { instance, resource: bucket } = crnFields(crn);
  requirePolicy(
    {
      source: "logs",
      target: "cloud-object-storage",
      instance,
      part: bucket,
      roles: ["Writer"],
      written: "Cloud Logs documentation, Configuring buckets: an authorization to read and write them must be defined",
    },
    cloud,
  );
}

export const internetServices: ResourceModel = instance("ibm_cis", () => "internet-svcs");

export const resourceGroup: ResourceModel = {
  type: "ibm_resource_group",
  kind: "resource group",
  unique: (state) => ({ scope: "the account", name: text(state, "name") }),
  attributes(_, cloud) {
    const id = cloud.mint.id32();
    const crn = `crn:v1:bluemix:public:resource-controller::a/${account}::resource-group:${id}`;
    return { id, crn, state: "ACTIVE", default: false };
  },
  handles: (state) => [text(state, "id")],
  guard(state, cloud) {
    const used = cloud.everything.find((entity) => entity.state.resource_group_id === state.id);
    if (!used) return;
    throw new Refusal(
      "still-in-use",
      `the resource group ${text(state, "name")} is not empty`,
      "IBM Cloud documentation: a resource group with resources cannot be deleted",
      "Delete its resources first.",
    );
  },
};

function isDefaultReceiver({ service, parameters }: ObjectValue): boolean {
  return service === "sysdig-monitor" && isObjectValue(parameters) && String(parameters.default_receiver) === "true";
}

/** A region has one instance of Cloud Monitoring that receives platform metrics without a route. */
function refuseSecondReceiver(planned: ObjectValue, cloud: CloudView): void {
  const other = cloud
    .all("sysdig-monitor instance")
    .find(({ state }) => state.id !== planned.id && state.location === planned.location && isDefaultReceiver(state));
  if (!other) return;
  throw new Refusal(
    "one-per-region",
    `${text(other.state, "name")} receives the platform metrics of ${text(planned, "location")} already`,
    'Cloud Monitoring documentation, "Enabling platform metrics": 1 instance only per region. What the service does with a second is unknown',
    "Set default_receiver to false, and send the metrics by Metrics Routing.",
    "parameters",
  );
}
