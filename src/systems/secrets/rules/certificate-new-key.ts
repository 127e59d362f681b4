import { argumentRule } from "../../../posture/argument-rule";

/** A renewed certificate gets a new private key. */
export const certificateNewKey = argumentRule({
  id: "certificate-new-key",
  controls: ["CE-35"],
  types: ["ibm_sm_public_certificate"],
  argument: "rotation.rotate_keys",
  accepts: (value) => value === true,
  expected: "true (the provider's default is false)",
});
