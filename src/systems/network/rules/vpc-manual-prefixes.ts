import { argumentRule } from "../../../posture/argument-rule";

/** Address prefixes are chosen, not given: the default makes some that nobody has planned. Fixed when the VPC is made. */
export const vpcManualPrefixes = argumentRule({
  id: "vpc-manual-prefixes",
  controls: ["IKS-79"],
  types: ["ibm_is_vpc"],
  argument: "address_prefix_management",
  accepts: (value) => value === "manual",
  expected: '"manual"',
});
