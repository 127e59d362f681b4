import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** Database backups are encrypted with a customer-managed root key. */
export const databaseBackupOwnKey = argumentRule({
  id: "database-backup-own-key",
  controls: ["IKS-101", "DB-01"],
  types: ["ibm_database"],
  argument: "backup_encryption_key_crn",
  accepts: (value) => /^crn:v1:[^:]*:[^:]*:(kms|hs-crypto):.*:key:/.test(textOf(value)),
  expected: "the CRN of a root key",
  referenceIsFine: true,
});
