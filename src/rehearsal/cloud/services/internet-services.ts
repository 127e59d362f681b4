import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { rulesetId } from "../mint";
import { blocksOf, type CloudView, type ResourceModel, text } from "../resource-model";

const instance = { argument: "cis_id", kinds: ["internet-svcs instance"], holds: true };
const zone = { argument: "domain_id", kinds: ["dns zone"], holds: true };
/** A zone's id comes with or without that of its instance. */
const ofZone = (state: ObjectValue) => `the zone ${text(state, "domain_id").split(":")[0]}`;
const ofInstance = (state: ObjectValue) => `Internet Services ${text(state, "cis_id")}`;

/** Ids in Terraform are the service's, followed by the zone's where there is one, and the instance's CRN. */
function part(
  type: string,
  kind: string,
  idName: string | undefined,
  zoned: boolean,
  more: Partial<ResourceModel> = {},
): ResourceModel {
  return {
    type,
    kind,
    references: zoned ? [instance, zone] : [instance],
    attributes(planned, cloud) {
      const id = cloud.mint.id32();
      const tail = zoned
        ? [text(planned, "domain_id").split(":")[0], text(planned, "cis_id")]
        : [text(planned, "cis_id")];
      return { id: [id, ...tail].join(":"), ...(idName ? { [idName]: id } : {}) };
    },
    handles: (state) => [text(state, "id"), ...(idName ? [text(state, idName)] : [])],
    ...more,
  };
}

/** Settings of a zone exist as long as the zone: their id is the zone's, and deleting them does nothing. */
function settings(type: string, name: string): ResourceModel {
  return {
    type,
    kind: type,
    references: [instance, zone],
    unique: (state) => ({
      scope: ofZone(state),
      name: text(state, "phase") === "" ? name : `${name} ${text(state, "phase")}`,
    }),
    attributes: (planned) => ({
      id: [text(planned, "domain_id").split(":")[0], text(planned, "phase"), text(planned, "cis_id")]
        .filter(Boolean)
        .join(":"),
    }),
    handles: () => [],
  };
}

export const domain = part("ibm_cis_domain", "dns zone", "domain_id", false, {
  unique: (state) => ({ scope: ofInstance(state), name: text(state, "domain") }),
  attributes(planned, cloud) {
    const id = cloud.mint.id32();
    cloud.note(`the zone ${text(planned, "domain")} stays pending until you enter its name servers at the registrar`);
    return {
      id: `${id}:${text(planned, "cis_id")}`,
      domain_id: id,
      status: "pending",
      paused: false,
      name_servers: ["ns001.name.cloud.ibm.com", "ns002.name.cloud.ibm.com"],
      original_name_servers: [],
      verification_key: "",
      cname_suffix: "",
    };
  },
});

export const domainSettings = settings("ibm_cis_domain_settings", "the domain settings");
export const tlsSettings = settings("ibm_cis_tls_settings", "the TLS settings");
export const entrypoint: ResourceModel = {
  ...settings("ibm_cis_ruleset_entrypoint_version", "the rules of the phase"),
  kind: "ruleset",
  handles: (state) => [rulesetId(text(state, "domain_id"), text(state, "phase"))],
  slow: { create: true },
};

export const dnsRecord = part("ibm_cis_dns_record", "dns record", "record_id", true, {
  unique: (state) => ({
    scope: ofZone(state),
    name: `the ${text(state, "type")} record ${text(state, "name")} with the content ${text(state, "content") || JSON.stringify(state.data)}`,
  }),
});
export const healthCheck = part("ibm_cis_healthcheck", "health check", "monitor_id", false);

export const originPool = part("ibm_cis_origin_pool", "origin pool", "pool_id", false, {
  references: [instance, { argument: "monitor", kinds: ["health check"], holds: true }],
  unique: (state) => ({ scope: ofInstance(state), name: text(state, "name") }),
});

export const loadBalancer = part("ibm_cis_global_load_balancer", "load balancer", "glb_id", true, {
  references: [
    instance,
    zone,
    { argument: "default_pool_ids", kinds: ["origin pool"], holds: true },
    { argument: "fallback_pool_id", kinds: ["origin pool"], holds: true },
  ],
  unique: (state) => ({ scope: ofZone(state), name: text(state, "name") }),
});

export const edgeFunction = part("ibm_cis_edge_functions_action", "edge function", undefined, true, {
  unique: (state) => ({ scope: ofInstance(state), name: text(state, "action_name") }),
  handles: (state) => [
    text(state, "id"),
    `${text(state, "cis_id")}/${text(state, "action_name")}`,
    text(state, "action_name"),
  ],
});

export const edgeFunctionTrigger = part("ibm_cis_edge_functions_trigger", "edge function trigger", "trigger_id", true, {
  references: [instance, zone, { argument: "action_name", kinds: ["edge function"], holds: true }],
  unique: (state) => ({ scope: ofZone(state), name: text(state, "pattern_url") }),
});

export const rulesetRule: ResourceModel = {
  type: "ibm_cis_ruleset_rule",
  kind: "ruleset rule",
  references: [instance, zone, { argument: "ruleset_id", kinds: ["ruleset"], holds: true }],
  attributes(planned, cloud) {
    const tail = ["ruleset_id", "domain_id", "cis_id"].map((name) => text(planned, name));
    return { id: [cloud.mint.id32(), ...tail].join(":") };
  },
  handles: (state) => [text(state, "id")],
};

const clientAuthority = "client authority";

export const mtls = part("ibm_cis_mtls", clientAuthority, "mtls_id", true, {
  check(_, cloud) {
    cloud.note("the rehearsal assumes that mutual TLS is enabled for the domain, through a support case");
  },
});

export const mtlsApp = part("ibm_cis_mtls_app", "access policy", "app_id", true, {
  check(planned, cloud) {
    const host = text(planned, "domain");
    const known = cloud.all(clientAuthority).some(({ state }) => listOf(state, "associated_hostnames").includes(host));
    if (known) return;
    throw new Refusal(
      "client-authority-missing",
      `no client certificate authority is associated with the host ${host}`,
      'Internet Services documentation, "Using mutual TLS": the root certificate is associated with the protected host name',
      "Add the host to associated_hostnames of an ibm_cis_mtls, and make the policy depend on it.",
      "domain",
    );
  },
});

export const originAuth = part("ibm_cis_origin_auth", "origin pull certificate", "auth_id", true, {
  unique: (state) => ({
    scope: ofZone(state),
    name: `the origin pull certificate of ${text(state, "hostname") || "all hosts"}`,
  }),
});
export const alert = part("ibm_cis_alert", "alert", "policy_id", false, {
  unique: (state) => ({ scope: ofInstance(state), name: `alert ${text(state, "name")}` }),
});

export const certificateOrder = part("ibm_cis_advanced_certificate_pack_order", "certificate", "certificate_id", true, {
  repeats: (state) => ({
    what: `a certificate for ${listOf(state, "hosts").sort().join(", ")}`,
    says: "the zone's plan includes a number of them, and whether the service refuses the second has not been measured",
  }),
  check(planned, cloud) {
    const owner = cloud.named(text(planned, "domain_id"), ["dns zone"]);
    const name = owner ? text(owner.state, "domain") : "";
    const foreign = listOf(planned, "hosts").filter((host) => host !== name && !host.endsWith(`.${name}`));
    if (name === "" || foreign.length === 0) return;
    throw new Refusal(
      "name-outside-zone",
      `a certificate for ${foreign.join(", ")} cannot be ordered in the zone ${name}`,
      "the certificate authority looks up each name's record in the zone of that name",
      "Order it in the zone that the name belongs to.",
      "hosts",
    );
  },
});

export const logPushJob: ResourceModel = {
  ...part("ibm_cis_logpush_job", "log push job", undefined, true, {
    check: requireDataset,
    // Whether the service takes a second job has not been measured: each event would be delivered, and charged, twice.
    unique: (state) => ({
      scope: ofZone(state),
      name: `the log push job of ${text(state, "dataset")} to ${destinationOf(state)}`,
    }),
  }),
  attributes(planned, cloud) {
    const id = Number.parseInt(cloud.mint.id32().slice(0, 8), 16);
    const tail = [text(planned, "domain_id"), text(planned, "cis_id")];
    return { id: [String(id), ...tail].join(":"), job_id: id };
  },
};

/** Where a log push job delivers to: an instance of Cloud Logs, or whatever else it names. */
function destinationOf(state: ObjectValue): string {
  const [logs] = blocksOf(state, "ibmcl");
  return logs ? text(logs, "instance_id") : text(state, "destination_conf") || "another service";
}

/** The provider takes any text as dataset. */
function requireDataset(planned: ObjectValue, cloud: CloudView): void {
  const datasets = ["http_requests", "firewall_events", "range_events", "dns_logs"];
  const dataset = text(planned, "dataset");
  if (!datasets.includes(dataset)) {
    throw new Refusal(
      "no-such-dataset",
      `unknown dataset ${dataset}`,
      'Internet Services documentation, "Accessing log fields"',
      `Use one of ${datasets.join(", ")}.`,
      "dataset",
    );
  }
  cloud.note(
    `not measured: whether ${needOf(planned)} is enough for the key of the log push job ${text(planned, "name")} to write; an hour after the apply, look at the job's errors as the runbook domain.md says`,
  );
}

/** What the key of a job needs at its destination. Source: Cloud Logs documentation, IAM roles; Object Storage documentation, IAM roles. */
function needOf(job: ObjectValue): string {
  if (text(job, "cos") !== "") return "the role Object Writer on the bucket";
  return text(job, "logdna") !== "" ? "an ingestion key" : "the role Sender on the Cloud Logs instance";
}

function listOf(state: ObjectValue, name: string): string[] {
  const value = state[name];
  return Array.isArray(value) ? value.map(String) : [];
}
