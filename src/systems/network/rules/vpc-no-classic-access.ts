import { argumentRule } from "../../../posture/argument-rule";

/** The VPC has no access to the account's classic network. */
export const vpcNoClassicAccess = argumentRule({
  id: "vpc-no-classic-access",
  controls: ["IKS-80"],
  types: ["ibm_is_vpc"],
  argument: "classic_access",
  accepts: (value) => value === false,
  expected: "false or not set",
  absentIsFine: true,
});
