import { rolesOf } from "../../../posture/policy-scope";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { privilegedRoles } from "../roles";

/** Roles beside the privileged ones that let an identity change who else has access, or who it is. */
const strong = [...privilegedRoles, "Editor", "Service ID creator", "User API key creator", "Operator"];

/** Identities of workloads and pipelines never administer: who takes one over would own the service. */
export const workloadLeastRole: Rule = {
  id: "workload-least-role",
  controls: ["CE-15"],
  types: ["ibm_iam_service_policy", "ibm_iam_trusted_profile_policy"],
  judge(policy): Judgement {
    const roles = rolesOf(policy);
    if (roles.length === 0) return notApplicable;
    const found = roles.filter((role) => strong.includes(role));
    if (found.length === 0) return { verdict: "compliant", argument: "roles" };
    return {
      verdict: "violation",
      argument: "roles",
      expected: "roles for the data that the workload uses: Reader, Writer, Sender, SecretsReader",
      got: found.join(", "),
      fix: "Give the role to the administrators' group, or narrow it.",
    };
  },
};
