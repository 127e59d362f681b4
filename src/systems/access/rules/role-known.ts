import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { policyTypes, reachOf, rolesOf } from "../../../posture/policy-scope";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { platformRoles, serviceRoles } from "../judging/service-roles";

const customRoles = indexed(["ibm_iam_custom_role"], (role) => [role.arguments.service]);

/**
 * Roles exist on their service: the provider looks them up only at apply, and an unknown role stops the apply halfway.
 */
export const roleKnown: Rule = {
  id: "role-known",
  controls: ["CE-15"],
  types: policyTypes,
  judge(policy, world): Judgement {
    const { service } = reachOf(policy);
    const roles = rolesOf(policy);
    const known = own(serviceRoles, textOf(service));
    const custom = customRoles(world, service).map((role) => textOf(role.arguments.display_name));
    const strange = roles.filter((role) => ![...platformRoles, ...(known ?? []), ...custom].includes(role));
    if (roles.length > 0 && strange.length === 0) return compliant;
    return {
      verdict: known === undefined && roles.length > 0 ? "unknown" : "violation",
      argument: "roles",
      expected: `${platformRoles.join(", ")}, and for ${textOf(service ?? "the service")}: ${known?.join(", ") ?? "its service roles"}`,
      got: roles.length === 0 ? "no roles" : strange.join(", "),
      reject: true,
    };
  },
};
