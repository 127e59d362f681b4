import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { runtimeData } from "../runtime-data";
import { groupOf, policyService, rolesOf } from "../subjects";

/** Only the administrator and break-glass groups can change or delete an instance. */
export const sparkPrivilegedGroup: Rule = {
  id: "spark-privileged-group",
  controls: ["AE-04"],
  types: ["ibm_iam_access_group_policy"],
  judge(policy, world) {
    if (policyService(policy) !== runtimeData.service) return notApplicable;
    const privileged = rolesOf(policy).filter((role) => ["Administrator", "Editor", "Manager"].includes(role));
    if (privileged.length === 0) return compliant;
    const group = groupOf(policy, world);
    if (group !== undefined && /admin|break-glass/i.test(group)) return compliant;
    return {
      verdict: group === undefined ? "unknown" : "violation",
      argument: "roles",
      expected: "Administrator, Editor and Manager for administrators only",
      got: `${privileged.join(", ")} for ${group ?? "a group that is not defined in these stacks"}`,
      reject: group !== undefined,
    };
  },
};
