import { argumentRule } from "../../../posture/argument-rule";

/** The certificate is bundled with its intermediates. */
export const certificateBundled = argumentRule({
  id: "certificate-bundled",
  controls: ["CE-34"],
  types: ["ibm_sm_public_certificate"],
  argument: "bundle_certs",
  accepts: (value) => value === true,
  expected: "true",
});
