import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { trail } from "../trail";

/**
 * The account has an audit trail: defined in these stacks, or managed elsewhere and named in an output or local value
 * `account_audit` that holds the CRN of the Cloud Logs instance that receives the events. The value must be a CRN.
 */
export const auditTrail: Rule = {
  id: "audit-trail",
  controls: ["CE-62"],
  types: ["ibm_code_engine_project", "ibm_resource_instance", "ibm_container_vpc_cluster", "ibm_database"],
  judge(resource, world) {
    if (resource.type === "ibm_resource_instance" && known(resource, "service") !== "ibmanalyticsengine")
      return notApplicable;
    if (world.ofType("ibm_atracker_route").length > 0) return compliant;
    const said = world.said(trail);
    if (said.some((value) => /^crn:v1:[^:]*:[^:]*:logs:[^:]+:a\/[0-9a-f]{32}:/.test(textOf(value)))) return compliant;
    return {
      verdict: said.some((value) => textOf(value).includes("${")) ? "unknown" : "violation",
      expected: `an ibm_atracker_route, or an output ${trail} with the CRN of the Cloud Logs instance that receives the events`,
      got: said.length === 0 ? "neither" : JSON.stringify(said),
      fix: "In a blueprint, write audit: {} if it owns the account's audit trail, or audit: { existing: <CRN> } if another one does.",
    };
  },
};
