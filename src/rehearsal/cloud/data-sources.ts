import type { ObjectValue } from "../plugin/codec";
import { Refusal } from "../plugin/model";
import { assumePolicies, assumeRegistrations, registrationOf } from "./assumed";
import { builtInReaders } from "./built-in";
import { account, rulesetId } from "./mint";
import { type CloudView, text } from "./resource-model";
import { allowedBy } from "./services/authorization";

type Reader = (config: ObjectValue, cloud: CloudView) => ObjectValue;

/** What is looked up by name is taken to exist: the name is the user's word for it. */
const readers: Readonly<Record<string, Reader>> = {
  ibm_resource_group: (config, cloud) => {
    const made = madeAs("resource group", "name", text(config, "name"), cloud);
    if (made) return { id: text(made, "id"), account_id: account, is_default: false, state: "ACTIVE" };
    cloud.note(`the rehearsal assumes that the resource group ${text(config, "name")} exists`);
    cloud.assume("resource group", [hexOf(text(config, "name"))]);
    return { id: hexOf(text(config, "name")), account_id: account, is_default: false, state: "ACTIVE" };
  },
  ibm_cis_domain: (config, cloud) => {
    const instance = cloud.named(config.cis_id, ["internet-svcs instance"]);
    if (!instance) {
      throw new Refusal(
        "dangling-reference",
        `no such Internet Services instance: ${text(config, "cis_id")}`,
        "the service returns 404",
        "Correct the CRN.",
        "cis_id",
      );
    }
    // A domain is a zone of one account once, whichever input has created it.
    const made = madeAs("dns zone", "domain", text(config, "domain"), cloud);
    if (made) return made;
    cloud.note(`the rehearsal assumes that the zone ${text(config, "domain")} exists`);
    const id = hexOf(text(config, "domain"));
    cloud.assume("dns zone", [id, `${id}:${text(config, "cis_id")}`], { domain: text(config, "domain") });
    return {
      id: `${id}:${text(config, "cis_id")}`,
      domain_id: id,
      status: "active",
      type: "full",
      paused: false,
      name_servers: [],
    };
  },
  ...builtInReaders,
  ibm_sm_arbitrary_secret: secretOf({ payload: "rehearsal" }),
  ibm_sm_username_password_secret: secretOf({ username: "rehearsal", password: "rehearsal" }),
  ibm_iam_authorization_policies: (_, cloud) => {
    assumePolicies(cloud);
    return {
      id: account,
      account_id: account,
      policies: cloud.all("authorization policy").map((policy) => {
        const { source, target, roles } = allowedBy(policy);
        return {
          id: text(policy.state, "id"),
          description: text(policy.state, "description"),
          roles: [...roles],
          version: "1",
          source_service_name: source.service ?? "",
          source_service_account: "",
          source_resource_type: source.type ?? "",
          source_resource_instance_id: source.instance ?? "",
          source_resource_group_id: source.group ?? "",
          target_service_name: target.service ?? "",
          target_resource_type: target.type ?? "",
          target_resource_instance_id: target.instance ?? "",
          target_resource_group_id: target.group ?? "",
        };
      }),
    };
  },
  ibm_sm_en_registration: (config, cloud) => {
    const instance = text(config, "instance_id");
    assumeRegistrations(cloud);
    const found = registrationOf(instance, cloud)?.state;
    if (found)
      return { id: instance, event_notifications_instance_crn: text(found, "event_notifications_instance_crn") };
    throw new Refusal(
      "dangling-reference",
      `Secrets Manager ${instance} is not registered with Event Notifications`,
      "Secrets Manager API: the registration is not found until it is made",
      "Register it with ibm_sm_en_registration, and make the data source depend on that.",
      "instance_id",
    );
  },
  ibm_cis_ruleset_entrypoint_versions: (config, cloud) => {
    const phase = text(config, "phase");
    const id = rulesetId(text(config, "domain_id"), phase);
    const domain = text(cloud.named(config.domain_id, ["dns zone"])?.state ?? {}, "domain");
    if (cloud.promised.zones.has(domain) && !cloud.named(id, ["ruleset"])) {
      cloud.note(`the rehearsal assumes that the owner of the zone ${domain} has created the ruleset of ${phase}`);
      cloud.assume("ruleset", [id]);
    }
    if (!cloud.named(id, ["ruleset"])) {
      throw new Refusal(
        "dangling-reference",
        `the zone has no ruleset entry point for the phase ${phase}`,
        "Internet Services documentation, rate limiting by API: the service returns 404 until the entry point is created",
        "Make the data source depend on the ibm_cis_ruleset_entrypoint_version.",
        "phase",
      );
    }
    const ruleset = {
      ruleset_id: id,
      description: "",
      phase,
      kind: "zone",
      name: "",
      version: "1",
      last_updated: "",
      rules: [],
    };
    return { id: `${phase}:${text(config, "domain_id")}:${text(config, "cis_id")}`, rulesets: [ruleset] };
  },
};

/** State of what the rehearsal has created under a name. */
function madeAs(kind: string, argument: string, name: string, cloud: CloudView): ObjectValue | undefined {
  return cloud.all(kind).find(({ type, state }) => type !== "existing" && state[argument] === name)?.state;
}

/** A secret that stands in Secrets Manager already: its name is the user's word for it. */
function secretOf(values: ObjectValue): Reader {
  return (config, cloud) => {
    if (!cloud.named(config.instance_id, ["secrets-manager instance"])) {
      throw new Refusal(
        "dangling-reference",
        `no such Secrets Manager instance: ${text(config, "instance_id")}`,
        "the service returns 404",
        "Reference the instance.",
        "instance_id",
      );
    }
    const name = text(config, "secret_id") || `${text(config, "secret_group_name")}/${text(config, "name")}`;
    cloud.note(`the rehearsal assumes that the secret ${name} exists`);
    return { id: hexOf(name), ...values };
  };
}

export function readDataSource(type: string, config: ObjectValue, cloud: CloudView): ObjectValue {
  const reader = readers[type];
  if (reader) return reader(config, cloud);
  cloud.note(`${type} is not modelled: its attributes are null`);
  return { id: hexOf(JSON.stringify(config)) };
}

/** 32 hex digits that a name always gives. */
function hexOf(name: string): string {
  return Buffer.from(`${name}................`).toString("hex").slice(0, 32);
}
