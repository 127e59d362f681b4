import { argumentRule } from "../../../posture/argument-rule";

/** Opportunistic encryption is off: it is a second, weaker way to the same content. */
export const opportunisticEncryptionOff = argumentRule({
  id: "opportunistic-encryption-off",
  controls: ["CE-06"],
  types: ["ibm_cis_domain_settings"],
  argument: "opportunistic_encryption",
  accepts: (value) => value === "off",
  expected: '"off"',
});
