import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { trail } from "../trail";

/**
 * Where something is run, the account has an audit trail: made here, or owned elsewhere and named, as an output or a local value
 * `account_audit` with the CRN of the Cloud Logs instance that events go to. A trail in words is no trail: it has to be a CRN.
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
      expected: `an ibm_atracker_route, or an output ${trail} with the CRN of the Cloud Logs instance that events go to`,
      got: said.length === 0 ? "neither" : JSON.stringify(said),
      fix: "In a blueprint: audit: {} where it owns the account's audit, audit: { existing: <CRN> } where another one does.",
    };
  },
};
