import { always, argumentRule } from "../../../posture/argument-rule";

/** The account key of the certificate authority is a reference to a sensitive variable. */
export const accountKeyReference = argumentRule({
  id: "account-key-reference",
  controls: ["CE-25"],
  types: ["ibm_sm_public_certificate_configuration_ca_lets_encrypt"],
  argument: "lets_encrypt_private_key",
  accepts: () => false,
  expected: "a reference to a sensitive variable",
  reject: always,
  referenceIsFine: true,
  secret: true,
});
