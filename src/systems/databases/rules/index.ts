import type { Rule } from "../../../posture/rule";
import { databaseAllowlistSmall } from "./database-allowlist-small";
import { databaseBackupOwnKey } from "./database-backup-own-key";
import { databaseFirstBackup } from "./database-first-backup";
import { databaseGrowthLimited } from "./database-growth-limited";
import { databaseKept } from "./database-kept";
import { databaseKeysAuthorized } from "./database-keys-authorized";
import { databaseMembers } from "./database-members";
import { databaseOwnKey } from "./database-own-key";
import { databasePasswordReference } from "./database-password-reference";
import { databasePrivate } from "./database-private";
import { databaseUpgradeBackup } from "./database-upgrade-backup";
import { databaseUsersReference } from "./database-users-reference";

export const rules: readonly Rule[] = [
  databaseAllowlistSmall,
  databaseBackupOwnKey,
  databaseFirstBackup,
  databaseGrowthLimited,
  databaseKept,
  databaseKeysAuthorized,
  databaseMembers,
  databaseOwnKey,
  databasePasswordReference,
  databasePrivate,
  databaseUpgradeBackup,
  databaseUsersReference,
];
