import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { runtimeData } from "../runtime-data";
import { groupOf, policyService, rolesOf } from "../subjects";

/**
 * Only automation identities can submit applications: the permission allows running any code and creating library sets.
 */
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
      expected: "Writer only for a service ID or trusted profile, not for people",
      got: `Writer for ${group ?? "a group that is not defined in these stacks"}`,
      // Deployers may have their reasons for a time.
      reject: group !== undefined && !/deploy|admin|break-glass/i.test(group),
    };
  },
};
