import { argumentRule } from "../../../posture/argument-rule";

/** A replica that becomes a database is backed up at once. */
export const databaseFirstBackup = argumentRule({
  id: "database-first-backup",
  controls: ["DB-03"],
  types: ["ibm_database"],
  argument: "skip_initial_backup",
  accepts: (value) => value === false,
  expected: "false or not set",
  absentIsFine: true,
});
