import { argumentRule } from "../../../posture/argument-rule";

/** The default ACL and security group lose their rules when the VPC is made, so that what forgets its own gets nothing. */
export const vpcDefaultsClosed = argumentRule({
  id: "vpc-defaults-closed",
  controls: ["IKS-82"],
  types: ["ibm_is_vpc"],
  argument: "no_sg_acl_rules",
  accepts: (value) => value === true,
  expected: "true",
  fix: "The provider acts on it only on creation: on a VPC that exists, delete the rules by hand.",
});
