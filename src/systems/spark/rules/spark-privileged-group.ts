import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { runtimeData } from "../runtime-data";
import { groupOf, policyService, rolesOf } from "../subjects";

/** Who may change or delete an instance is in the administrators' group, or in the one for emergencies. */
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
      expected: "Administrator, Editor and Manager for administrators alone",
      got: `${privileged.join(", ")} for ${group ?? "a group that is not known here"}`,
      reject: group !== undefined,
    };
  },
};
