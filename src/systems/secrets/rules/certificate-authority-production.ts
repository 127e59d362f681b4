import { always, argumentRule } from "../../../posture/argument-rule";

/** Certificates come from the authority that browsers trust; the provider takes any text. */
export const certificateAuthorityProduction = argumentRule({
  id: "certificate-authority-production",
  controls: ["CE-34"],
  types: ["ibm_sm_public_certificate_configuration_ca_lets_encrypt"],
  argument: "lets_encrypt_environment",
  accepts: (value) => value === "production",
  expected: '"production"',
  reject: always,
});
