import { textOf } from "../../../core/text-of";
import { judgeAuthorized } from "../../../posture/authorized";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";

/** What the service needs to use the key of an argument. */
const needs: Readonly<Record<string, readonly string[]>> = {
  key_protect_key: ["Reader"],
  // Object Storage keeps the backups, and gets the right from the service.
  backup_encryption_key_crn: ["Reader", "Authorization Delegator"],
};

/**
 * A database waits for the authorization of its service to read its keys; for the key of its backups, one that the service
 * can delegate. Source: IBM Cloud documentation, "Key Protect integration" of Cloud Databases, 2025-12-04.
 */
export const databaseKeysAuthorized: Rule = {
  id: "database-keys-authorized",
  controls: ["DB-01", "KP-02"],
  types: ["ibm_database"],
  judge(database, world) {
    const judgements = Object.entries(needs).flatMap(([argument, roles]): Judgement[] => {
      const key = database.arguments[argument];
      if (typeof key !== "string" || key === "") return [];
      const service = textOf(database.arguments.service);
      return [judgeAuthorized(world, database, service, ["kms", "hs-crypto"], roles, key)];
    });
    return judgements.length > 0 ? judgements : notApplicable;
  },
};
