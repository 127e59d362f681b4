import { always, argumentRule } from "../../../posture/argument-rule";

/** Certificates come from the production authority, which browsers trust; the provider accepts any string. */
export const certificateAuthorityProduction = argumentRule({
  id: "certificate-authority-production",
  controls: ["CE-34"],
  types: ["ibm_sm_public_certificate_configuration_ca_lets_encrypt"],
  argument: "lets_encrypt_environment",
  accepts: (value) => value === "production",
  expected: '"production"',
  reject: always,
});
