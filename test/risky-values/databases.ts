import type { RiskyValue } from "../support/risky-values";

export const values: readonly RiskyValue[] = [
  { id: "upgrade-without-backup", resource: "ibm_database", argument: "version_upgrade_skip_backup", to: true },
  { id: "promotion-without-backup", resource: "ibm_database", argument: "skip_initial_backup", to: true },
];
