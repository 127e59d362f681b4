import type { ObjectValue } from "../../plugin/codec";
import { isObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { type CloudView, type ResourceModel, text } from "../resource-model";

/** Credentials of a service instance; for Object Storage with an HMAC pair when that is asked for. */
export const resourceKey: ResourceModel = {
  type: "ibm_resource_key",
  kind: "resource key",
  references: [
    {
      argument: "resource_instance_id",
      kinds: ["cloud-object-storage", "event-notifications", "kms", "logs", "ibmanalyticsengine"].map(
        (service) => `${service} instance`,
      ),
      holds: true,
    },
  ],
  attributes(planned, cloud) {
    const guid = cloud.mint.guid();
    const owner = text(planned, "resource_instance_id").replace(/::$/, "");
    const crn = `${owner}:resource-key:${guid}`;
    const { parameters } = planned;
    const hmac = isObjectValue(parameters) && parameters.HMAC === "true";
    const pair = {
      "cos_hmac_keys.access_key_id": cloud.mint.id32(),
      "cos_hmac_keys.secret_access_key": cloud.mint.id32(),
    };
    return {
      id: crn,
      crn,
      guid,
      status: "active",
      state: "active",
      credentials: { apikey: cloud.mint.id32(), ...(hmac ? pair : {}) },
      credentials_json: "{}",
    };
  },
  handles: (state) => [text(state, "id"), text(state, "guid")],
};

/** An object that Terraform writes; its bucket is deleted only when it is gone. */
export const bucketObject: ResourceModel = {
  type: "ibm_cos_bucket_object",
  kind: "object",
  references: [{ argument: "bucket_crn", kinds: ["bucket"], holds: true }],
  unique: (state) => ({ scope: `the objects of ${text(state, "bucket_crn")}`, name: text(state, "key") }),
  attributes(planned) {
    const content = text(planned, "content");
    return {
      id: `${text(planned, "bucket_crn")}:object:${text(planned, "key")}:location:${text(planned, "bucket_location")}`,
      body: content,
      content_length: content.length,
      content_type: "application/octet-stream",
    };
  },
  handles: (state) => [text(state, "id")],
};

/**
 * Refuses a Spark instance that would come up without what was written for it, and one whose home nobody can write.
 *
 * The provider discards the error when `parameters_json` is no JSON (ibm 2.5.0, resource_ibm_resource_instance.go).
 */
export function checkSparkInstance(planned: ObjectValue, cloud: CloudView): void {
  const written = text(planned, "parameters_json");
  const home = homeOf(written);
  if (home === undefined) {
    throw new Refusal(
      "parameters-dropped",
      "parameters_json is not a JSON object: the instance would be created without any of these parameters",
      "provider ibm 2.5.0, resource_ibm_resource_instance.go: the error of json.Unmarshal is discarded",
      "Write JSON, with instance_home and default_config.",
      "parameters_json",
    );
  }
  const pairs = cloud.all("resource key").map(({ state }) => state.credentials);
  const accessKey = home.hmac_access_key;
  if (accessKey === undefined || pairs.some((pair) => isObjectValue(pair) && Object.values(pair).includes(accessKey)))
    return;
  throw new Refusal(
    "dangling-reference",
    "the instance home refers to an HMAC key that does not exist",
    "Analytics Engine documentation: the service writes into its home with this key",
    "Create an ibm_resource_key on the Object Storage instance, with HMAC = true.",
    "parameters_json",
  );
}

/** The instance home in the parameters; undefined when they are no JSON object. */
function homeOf(written: string): Record<string, string> | undefined {
  try {
    const parameters = JSON.parse(written) as { instance_home?: Record<string, string> } | null;
    return typeof parameters === "object" && parameters !== null ? (parameters.instance_home ?? {}) : undefined;
  } catch {
    return undefined;
  }
}
