import { argumentRule } from "../../../posture/argument-rule";

/** A backup precedes every upgrade of the version: IBM calls an upgrade without one a risk of data loss. */
export const databaseUpgradeBackup = argumentRule({
  id: "database-upgrade-backup",
  controls: ["DB-03"],
  types: ["ibm_database"],
  argument: "version_upgrade_skip_backup",
  accepts: (value) => value === false,
  expected: "false or not set",
  absentIsFine: true,
});
