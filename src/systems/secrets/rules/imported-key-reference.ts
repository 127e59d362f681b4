import { always, argumentRule } from "../../../posture/argument-rule";

/** The private key of an imported certificate is a reference to a sensitive variable. */
export const importedKeyReference = argumentRule({
  id: "imported-key-reference",
  controls: ["CE-25"],
  types: ["ibm_sm_imported_certificate"],
  argument: "private_key",
  accepts: () => false,
  expected: "a reference to a sensitive variable",
  // With a signing request the key never leaves Secrets Manager.
  absentIsFine: true,
  reject: always,
  referenceIsFine: true,
  secret: true,
});
