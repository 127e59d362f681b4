import type { ObjectValue } from "../plugin/codec";
import { Refusal } from "../plugin/model";
import type { CloudView, Entity, ResourceModel } from "./resource-model";

/** Something that no longer works when the resources of one input are gone. */
export interface Loss {
  /** Stack whose resource is affected. */
  readonly stack: string;
  readonly type: string;
  /** Why it would be refused then. */
  readonly refusal: Refusal;
}

/** How a blueprint says that something is there already, by type. */
const references: readonly (readonly [RegExp, string])[] = [
  [/^ibm_cr_/, "registry: { existing: NAMESPACE }"],
  [/^ibm_(atracker|logs_router|metrics_router|logs)_/, "audit: { existing: CRN }"],
  [/^ibm_en_/, "events: { existing: CRN }"],
  [/^ibm_kms_/, "encryption: { existing: CRN }"],
  [/^ibm_iam_access_group/, "access: { existing: … }"],
  [/^ibm_resource_group$/, "resourceGroup: NAME"],
  [/^ibm_cos_bucket/, "another name, or storage: { existing: CRN } with buckets of its own"],
];

/**
 * The refusal of what is there once in an account, and belongs to another input of the rehearsal.
 *
 * @param what the thing, and where it is there once
 */
export function ownedElsewhere(type: string, what: string, holder: Entity): Refusal {
  const way = references.find(([types]) => types.test(type))?.[1];
  return new Refusal(
    "owned-by-another",
    `another blueprint of the account owns it: ${holder.stack} has created ${what}`,
    "the service has it once: it answers a second creation with 409, or each apply overwrites what the other owner has set",
    way === undefined
      ? `Let ${holder.stack} own it: describe what needs it in the same blueprint, as another system, or remove it here.`
      : `Let ${holder.stack} own it, and refer to it here: ${way}.`,
  );
}

/** The refusal of a name that is taken by the same input, or by its other version. */
export function nameTaken(
  type: string,
  name: string,
  scope: string,
  holder: Entity,
  stack: string | undefined,
): Refusal {
  const other = holder.stack === stack ? undefined : holder.stack;
  return new Refusal(
    "name-taken",
    `${type}: the name ${name} is already in use in ${scope}${other === undefined ? "" : `, by the stack ${other}`}`,
    "the service returns 409 at apply; the provider does not check this earlier",
    other === undefined
      ? "Choose another name. If it is the same thing under another address, add a moved block, so that Terraform does not create it before the old one goes."
      : `Choose another name, or destroy the one in ${other} first.`,
  );
}

/** Something that is only judged, and takes no note. */
export interface Judged {
  readonly model: ResourceModel;
  readonly entity: Entity;
}

/**
 * Why a resource would be refused if it were made as it is: a reference that leads nowhere, a right that is not there.
 *
 * @param resolve throws a Refusal for a reference that leads nowhere
 */
export function refusalOf(
  { model, entity }: Judged,
  resolve: (model: ResourceModel, state: ObjectValue) => void,
  cloud: CloudView,
): Refusal | undefined {
  try {
    resolve(model, entity.state);
    model.check?.(entity.state, cloud);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
