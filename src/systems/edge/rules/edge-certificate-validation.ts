import { argumentRule } from "../../../posture/argument-rule";

/** Domain validation uses a TXT record: e-mail and file validation prove less and fail more often. */
export const edgeCertificateValidation = argumentRule({
  id: "edge-certificate-validation",
  controls: ["CE-40"],
  types: ["ibm_cis_advanced_certificate_pack_order"],
  argument: "validation_method",
  accepts: (value) => value === "txt",
  expected: '"txt"',
});
