import { crnFields } from "../../../core/crn";
import { textOf } from "../../../core/text-of";
import { endsOf } from "../../../posture/authorizations";
import { judgeAuthorized } from "../../../posture/authorized";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { hasReference, type Json, type Resource } from "../../../terraform/configuration";

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
      const isFor = (policy: Resource) => isOfInstance(world, database, key, policy);
      const service = textOf(database.arguments.service);
      return [judgeAuthorized(world, database, service, ["kms", "hs-crypto"], roles, isFor)];
    });
    return judgements.length > 0 ? judgements : notApplicable;
  },
};

/** Does a policy reach the instance that has the key? Of a key that nobody knows, it may. */
function isOfInstance(world: World, { stack }: Resource, key: string, policy: Resource): boolean {
  const { instance } = endsOf(policy).target;
  if (instance === undefined || instance === null) return true;
  const owner = world.targetResource(stack, key);
  if (owner?.type === "ibm_kms_key")
    return world.same(owner.stack, owner.arguments.instance_id as Json, policy.stack, instance);
  return hasReference(key) || crnFields(key).instance === instance;
}
