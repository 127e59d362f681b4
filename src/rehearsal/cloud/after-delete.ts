import { type KeptAfterDelete, keptAfterDelete } from "../../terraform/after-delete";
import { typeBehaviour } from "../../terraform/provider-behaviour";
import type { ObjectValue } from "../plugin/codec";
import { Refusal } from "../plugin/model";
import type { Entity, ResourceModel } from "./resource-model";

/** Something that Terraform has deleted, and of which something is still there. */
export interface Departed {
  readonly entity: Entity;
  readonly kept: readonly KeptAfterDelete[];
  /** Milliseconds since the epoch. */
  readonly deleted: number;
}

const day = 86_400_000;
/** What a table that counts in days calls 0: some minutes. */
const minutes = 600_000;

/**
 * What is left of something; undefined where nothing is known to be.
 *
 * @param keyed it is encrypted with a root key
 */
export function departedOf(entity: Entity, now: number, keyed: boolean): Departed | undefined {
  const kept = keptAfterDelete(entity.type, entity.state);
  const stays =
    typeBehaviour(entity.type)?.delete?.sends === false ||
    entity.kind === "cluster" ||
    (keyed && entity.kind.endsWith(" instance"));
  return kept.length > 0 || stays ? { entity, kept, deleted: now } : undefined;
}

/** Is it kept still? What no delete was sent for is there until what it belongs to goes. */
export function isKept({ kept, deleted }: Departed, now: number): boolean {
  if (kept.length === 0) return true;
  return kept.some(({ days }) => now < deleted + (days === 0 ? minutes : days * day));
}

/** A setting that stays, because nothing is sent to put it back. */
export function stayNotes({ entity }: Departed): string[] {
  const leaving = typeBehaviour(entity.type)?.delete;
  if (leaving?.sends !== false) return [];
  return [`${entity.type} stays as it is after a destroy, because its delete sends nothing: ${leaving.leaves}`];
}

/** What a service keeps, for how long, and what ends it. */
export function keptNotes({ entity, kept }: Departed): string[] {
  return kept.map((one) => {
    const ends = one.ends === undefined ? "" : `; to end this, run ${one.ends}`;
    return `IBM Cloud keeps the deleted ${wordOf(entity)} ${labelOf(entity)} ${periodOf(one)}: ${one.keeps}${blockedBy(one)}${ends}`;
  });
}

/** What stands in the way of a delete, of what has gone before. */
export function blockingNotes(
  entity: Entity,
  departed: readonly Departed[],
  holds: (other: Entity, entity: Entity) => boolean,
): string[] {
  return departed.flatMap((one) => {
    const other = one.entity;
    if (entity.kind === "root key" && registers(one) && holds(other, entity)) return [keyNote(entity, one, departed)];
    if (entity.kind === "authorization policy" && needsPolicy(one, entity)) {
      return [
        `the deleted ${wordOf(other)} ${labelOf(other)} needs its authorization policy to unregister from its root key, and destroy deletes the policy; run ${one.kept[0]?.ends ?? ""} before that`,
      ];
    }
    if (other.kind === "cluster" && ["vpc", "subnet"].includes(entity.kind) && holds(other, entity))
      return [clusterNote(entity)];
    return [];
  });
}

/** Source: Key Protect documentation, "Deleting keys"; terraform-provider-ibm issues 1214 and 5472. */
function keyNote(key: Entity, { entity, kept }: Departed, departed: readonly Departed[]): string {
  // An integration is the instance's: it is registered until the instance is gone.
  const owner = departed.find(({ entity: other }) => other.handles.includes(text(entity.state.instance_guid)));
  const keeping = kept[0] ?? owner?.kept[0];
  const holder = kept.length > 0 || !owner ? entity : owner.entity;
  if (!keeping && entity.kind.endsWith(" instance")) {
    return `not measured: whether the deleted ${wordOf(entity)} ${labelOf(entity)} stays registered with the root key ${labelOf(key)}: Key Protect refuses to delete a registered key (409), and destroy would stop there; run ibmcloud resource reclamations, end what it lists with ibmcloud resource reclamation-delete RECLAMATION_ID, and destroy again`;
  }
  const period = keeping ? ` ${periodOf(keeping)}` : "";
  const ends = keeping?.ends ?? "ibmcloud resource reclamation-delete RECLAMATION_ID";
  return `destroy stops at the root key ${labelOf(key)}: the deleted ${wordOf(holder)} ${labelOf(holder)} stays registered with it${period}, and Key Protect refuses to delete a registered key (409); run ibmcloud resource reclamations, then ${ends}, and destroy again`;
}

/** Source: IBM Cloud documentation, "Understanding secure by default Cluster VPC Networking"; terraform-provider-ibm issue 2779. */
function clusterNote({ kind }: Entity): string {
  return `not measured: a cluster creates endpoint gateways and security groups in its VPC, and what it leaves behind stops the delete of its ${kind} (409); list them with ibmcloud is endpoint-gateways and ibmcloud is security-groups, delete those named iks- and kube- of the deleted cluster, and destroy again`;
}

/** Is it registered with a root key as long as it is kept? A bucket is gone, but for its name. */
function registers({ entity, kept }: Departed): boolean {
  return entity.kind !== "cluster" && (kept.length === 0 || kept.some(({ days }) => days > 0));
}

/** An instance that needs an authorization until it is gone. */
function needsPolicy({ entity, kept }: Departed, policy: Entity): boolean {
  if (!kept.some(({ blocks }) => blocks.some(({ what }) => what === "authorization"))) return false;
  const instance = policy.state.source_resource_instance_id;
  const bound = typeof instance !== "string" || instance === "" || entity.handles.includes(instance);
  return (
    bound &&
    policy.state.source_service_name === entity.state.service &&
    ["kms", "hs-crypto"].includes(text(policy.state.target_service_name))
  );
}

/** @throws Refusal when a service keeps the name for something that was deleted */
export function refuseKeptName(model: ResourceModel, planned: ObjectValue, departed: readonly Departed[]): void {
  const wanted = model.unique?.(planned);
  if (!wanted) return;
  for (const { entity, kept } of departed) {
    const keeping = kept.find(({ blocks }) => blocks.some(({ what }) => what === "name"));
    const other = keeping && entity.type === model.type ? model.unique?.(entity.state) : undefined;
    if (!keeping || other?.scope !== wanted.scope || other.name !== wanted.name) continue;
    throw new Refusal(
      "name-kept",
      `${model.type}: the name ${wanted.name} is kept ${periodOf(keeping)} for what was deleted: ${keeping.keeps}`,
      keeping.source,
      keeping.ends === undefined
        ? "Choose another name, or apply again later."
        : `Choose another name, or end it: ${keeping.ends}.`,
    );
  }
}

function blockedBy({ blocks }: KeptAfterDelete): string {
  const said = blocks.flatMap((block) => {
    if (block.what === "name") return [`the name of ${block.of} is taken until then`];
    return block.what === "quota" ? [`it counts towards the quota ${block.quota}`] : [];
  });
  return said.length > 0 ? `; ${said.join(", and ")}` : "";
}

function periodOf(kept: KeptAfterDelete | undefined): string {
  if (!kept) return "";
  return kept.days === 0 ? "for some minutes" : `for ${kept.days} days`;
}

/** What a resource is, in one word. */
function wordOf({ type, state }: Entity): string {
  return type === "ibm_resource_instance" ? `${text(state.service)} instance` : type;
}

/** Name by which people know it, without spaces: notes that differ in it are grouped. */
function labelOf({ state, handles }: Entity): string {
  const name = ["name", "bucket_name", "key_name", "namespace"]
    .map((one) => text(state[one]))
    .find((one) => one !== "");
  return (name ?? handles[0] ?? "").replaceAll(" ", "_");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
