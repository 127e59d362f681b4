import { argumentRule } from "../../../posture/argument-rule";

/** The VPC is created with an empty default ACL and security group, so resources without their own get no access. */
export const vpcDefaultsClosed = argumentRule({
  id: "vpc-defaults-closed",
  controls: ["IKS-82"],
  types: ["ibm_is_vpc"],
  argument: "no_sg_acl_rules",
  accepts: (value) => value === true,
  expected: "true",
  fix: "The provider applies this only when it creates the VPC: for an existing VPC, delete the rules by hand.",
});
