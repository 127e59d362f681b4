import { argumentRule } from "../../../posture/argument-rule";

/**
 * An ACL names its VPC. The provider treats the argument as optional, but crashes without it (2.5.0,
 * resource_ibm_is_network_acl.go).
 */
export const aclOfVpc = argumentRule({
  id: "acl-of-vpc",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  argument: "vpc",
  accepts: (value) => value !== "",
  expected: "the VPC",
  referenceIsFine: true,
});
