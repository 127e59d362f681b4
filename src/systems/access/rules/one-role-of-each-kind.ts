import { policyTypes, reachOf, rolesOf } from "../../../posture/policy-scope";
import { compliant, type Rule } from "../../../posture/rule";
import { platformRoles } from "../judging/service-roles";

/**
 * Container Registry's Writer neither lists nor inspects images: a build needs its Reader too (IBM Cloud
 * documentation).
 */
const besides = (service: unknown, role: string) => service === "container-registry" && role === "Reader";

/** A policy has at most one platform role and one service role: with more, the widest one applies. */
export const oneRoleOfEachKind: Rule = {
  id: "one-role-of-each-kind",
  controls: ["CE-15"],
  types: policyTypes,
  judge(policy) {
    const roles = rolesOf(policy);
    const onPlatform = roles.filter((role) => platformRoles.includes(role));
    const { service } = reachOf(policy);
    const inService = roles.filter((role) => !platformRoles.includes(role) && !besides(service, role));
    if (onPlatform.length <= 1 && inService.length <= 1) return compliant;
    return {
      verdict: "violation",
      argument: "roles",
      expected: "at most one platform role and one service role",
      got: roles.join(", "),
    };
  },
};
