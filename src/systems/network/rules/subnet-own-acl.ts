import { isVpcResourceId } from "../../../core/crn";
import { compliant, type Rule } from "../../../posture/rule";
import { isDefaultOf } from "../judged";

/** Every subnet names its ACL, and it is not the VPC's default ACL. */
export const subnetOwnAcl: Rule = {
  id: "subnet-own-acl",
  controls: ["IKS-82"],
  types: ["ibm_is_subnet"],
  judge({ arguments: subnet, stack }, world) {
    const acl = subnet.network_acl;
    const isDefault = isDefaultOf(world, stack, acl, "default_network_acl");
    if (typeof acl === "string" && (acl.startsWith("${") || isVpcResourceId(acl)) && !isDefault) return compliant;
    return {
      verdict: "violation",
      argument: "network_acl",
      expected: "the id of an ACL other than the VPC's default ACL",
      got: isDefault ? "the VPC's default ACL" : JSON.stringify(acl ?? null),
    };
  },
};
