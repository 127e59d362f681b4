import { compliant, type Rule } from "../../../posture/rule";
import type { Json } from "../../../terraform/configuration";
import { isDefaultOf } from "../judged";

/** Nobody adds to the VPC's default security group, and nothing is put into it. */
export const defaultGroupUnused: Rule = {
  id: "default-group-unused",
  controls: ["IKS-82"],
  types: ["ibm_is_security_group_rule", "ibm_is_security_group_target", "ibm_is_virtual_endpoint_gateway", "ibm_is_lb"],
  judge({ arguments: user, stack }, world) {
    const groups: Json[] = [user.group ?? [], user.security_group ?? [], user.security_groups ?? []].flat();
    if (!groups.some((group) => isDefaultOf(world, stack, group, "default_security_group"))) return compliant;
    return {
      verdict: "violation",
      expected: "a security group of its own",
      got: "the VPC's default security group",
    };
  },
};
