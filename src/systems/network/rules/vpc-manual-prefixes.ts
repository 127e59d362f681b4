import { argumentRule } from "../../../posture/argument-rule";

/**
 * Address prefixes are managed manually; the default creates unplanned ones. The value is fixed when the VPC is
 * created.
 */
export const vpcManualPrefixes = argumentRule({
  id: "vpc-manual-prefixes",
  controls: ["IKS-79"],
  types: ["ibm_is_vpc"],
  argument: "address_prefix_management",
  accepts: (value) => value === "manual",
  expected: '"manual"',
});
