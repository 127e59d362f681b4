import { argumentRule } from "../../../posture/argument-rule";

/** The VPN uses IKE version 2. */
export const ikeVersion = argumentRule({
  id: "ike-version",
  controls: ["IKS-86"],
  types: ["ibm_is_ike_policy"],
  argument: "ike_version",
  accepts: (value) => value === 2,
  expected: "2",
});
