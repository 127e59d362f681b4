import { compliant, type Rule } from "../../../posture/rule";
import type { Json } from "../../../terraform/configuration";
import { isDefaultOf } from "../judged";

/** The VPC's default security group has no rules and no members. */
export const defaultGroupUnused: Rule = {
  id: "default-group-unused",
  controls: ["IKS-82"],
  types: ["ibm_is_security_group_rule", "ibm_is_security_group_target", "ibm_is_virtual_endpoint_gateway", "ibm_is_lb"],
  judge({ arguments: user, stack }, world) {
    const groups: Json[] = [user.group ?? [], user.security_group ?? [], user.security_groups ?? []].flat();
    if (!groups.some((group) => isDefaultOf(world, stack, group, "default_security_group"))) return compliant;
    return {
      verdict: "violation",
      expected: "a dedicated security group",
      got: "the VPC's default security group",
    };
  },
};
