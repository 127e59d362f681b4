import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { runtimeData } from "../runtime-data";
import { groupOf, policyService, rolesOf } from "../subjects";

/** Submitting is for an identity of the automation: who submits runs any code, and makes library sets. */
export const sparkSubmitRole: Rule = {
  id: "spark-submit-role",
  controls: ["AE-05", "AE-06"],
  types: ["ibm_iam_access_group_policy"],
  judge(policy, world) {
    if (policyService(policy) !== runtimeData.service) return notApplicable;
    if (!rolesOf(policy).includes("Writer")) return compliant;
    const group = groupOf(policy, world);
    return {
      verdict: "violation",
      argument: "roles",
      expected: "no Writer for people: a service ID or trusted profile submits",
      got: `Writer for ${group ?? "a group that is not known here"}`,
      // Deployers may have their reasons for a time.
      reject: group !== undefined && !/deploy|admin|break-glass/i.test(group),
    };
  },
};
