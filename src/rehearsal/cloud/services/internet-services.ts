import type { ObjectValue } from "../../plugin/codec";
import { type ResourceModel, text } from "../resource-model";

const instance = { argument: "cis_id", kinds: ["internet-svcs instance"], holds: true };
const zone = { argument: "domain_id", kinds: ["dns zone"], holds: true };
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
function settings(type: string): ResourceModel {
  return {
    type,
    kind: type,
    references: [instance, zone],
    unique: (state) => ({ scope: `zone ${text(state, "domain_id")}`, name: `${type} ${text(state, "phase")}` }),
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
    cloud.note(`the zone ${text(planned, "domain")} stays pending until its name servers are entered at the registrar`);
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

export const domainSettings = settings("ibm_cis_domain_settings");
export const tlsSettings = settings("ibm_cis_tls_settings");
export const entrypoint = settings("ibm_cis_ruleset_entrypoint_version");

export const dnsRecord = part("ibm_cis_dns_record", "dns record", "record_id", true);
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
  unique: (state) => ({ scope: `zone ${text(state, "domain_id")}`, name: text(state, "name") }),
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
  unique: (state) => ({ scope: `zone ${text(state, "domain_id")}`, name: text(state, "pattern_url") }),
});
