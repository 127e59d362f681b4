import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** Databases are encrypted with a customer-managed root key, which is fixed when the database is created. */
export const databaseOwnKey = argumentRule({
  id: "database-own-key",
  controls: ["IKS-101"],
  types: ["ibm_database"],
  argument: "key_protect_key",
  accepts: (value) => /^crn:v1:[^:]*:[^:]*:(kms|hs-crypto):.*:key:/.test(textOf(value)),
  expected: "the CRN of a root key",
  referenceIsFine: true,
});
