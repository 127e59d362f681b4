import { authorizationsBefore } from "../../../posture/authorizations";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { blocks, isObject, type Resource } from "../../../terraform/configuration";

/** Between which services something must be allowed before a resource is made. */
function needed(resource: Resource): readonly [string, string] | undefined {
  const { arguments: given, type } = resource;
  switch (type) {
    case "ibm_atracker_target":
      if (blocks(given.cloudlogs_endpoint).length > 0) return ["atracker", "logs"];
      return blocks(given.cos_endpoint).length > 0 ? ["atracker", "cloud-object-storage"] : undefined;
    case "ibm_logs_router_target":
      return ["logs-router", "logs"];
    case "ibm_metrics_router_target":
      return ["metrics-router", "sysdig-monitor"];
    case "ibm_logs_outgoing_webhook":
      return ["logs", "event-notifications"];
    default:
      return known(resource, "service") === "logs" &&
        isObject(given.parameters) &&
        "logs_bucket_crn" in given.parameters
        ? ["logs", "cloud-object-storage"]
        : undefined;
  }
}

/**
 * Resources that send or write audit data depend on their authorization; otherwise events are lost silently until it
 * exists.
 */
export const auditAuthorizationFirst: Rule = {
  id: "audit-authorization-first",
  controls: ["AU-01"],
  types: [
    "ibm_atracker_target",
    "ibm_logs_router_target",
    "ibm_metrics_router_target",
    "ibm_logs_outgoing_webhook",
    "ibm_resource_instance",
  ],
  judge(resource, world) {
    const services = needed(resource);
    if (!services) return notApplicable;
    const [source, target] = services;
    if (authorizationsBefore(world, resource, source, target).length > 0) return compliant;
    return {
      verdict: "violation",
      argument: "depends_on",
      expected: `depends_on an ibm_iam_authorization_policy from ${source} to ${target}, and on the wait after it`,
      got: "none",
    };
  },
};
