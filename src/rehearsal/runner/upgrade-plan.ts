import { isDeepStrictEqual } from "node:util";
import { typeBehaviour } from "../../terraform/provider-behaviour";
import type { Cloud } from "../cloud/cloud";
import { holdingsOf } from "../cloud/holdings";
import { models } from "../cloud/services";
import type { ObjectValue } from "../plugin/codec";
import { failedUpdates, leftAfter } from "../provider/failed-updates";
import { changedArguments, factOf, type PlannedResource } from "../provider/planned-change";
import type { RehearsalFinding } from "./rehearse";

export type ChangeKind = "create" | "update" | "replace" | "delete";

/** What the new version would do to one resource of the old. */
export interface PlannedChange {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  readonly kind: ChangeKind;
  /** Arguments that force the replacement. */
  readonly because: readonly string[];
  /** Data that would be lost, in words. @default - none */
  readonly loses?: string;
  /** What is down until everything on it has been created again, in words. @default - nothing */
  readonly carries?: string;
  /** True when the loss was accepted by name. */
  readonly accepted: boolean;
}

/** True for what may not happen unless it is accepted by name. */
export function needsAcceptance({ loses, carries, accepted }: PlannedChange): boolean {
  return !accepted && (loses !== undefined || carries !== undefined);
}

/** What Terraform says of a plan, of that which is read here. */
interface PlanJson {
  readonly resource_changes?: readonly PlannedResource[];
  /** What the state has and the service has otherwise, or not at all. */
  readonly resource_drift?: readonly PlannedResource[];
}

/** What a plan would change, and what is wrong with it. */
export interface JudgedPlan {
  readonly changes: readonly PlannedChange[];
  readonly findings: readonly RehearsalFinding[];
  /** What a delete leaves. */
  readonly notes: readonly string[];
}

/** What a plan is judged by. */
export interface UpgradeContext {
  readonly cloud: Cloud;
  /** Addresses whose replacement or loss is intended; with or without the stack in front. */
  readonly accept: readonly string[];
  /** Regions in which the plan has lost what it looked for. */
  readonly from: string;
}

/**
 * Judges the plan of one stack of an upgrade, before it is applied.
 *
 * @param text what `terraform show -json` says of the plan
 */
export function judgePlan(stack: string, text: string, context: UpgradeContext): JudgedPlan {
  const { resource_changes: resources = [], resource_drift: drift = [] } = JSON.parse(text) as PlanJson;
  const changed = resources
    .filter(
      ({ mode, change }) =>
        mode === "managed" && !change.actions.every((action) => action === "no-op" || action === "read"),
    )
    .filter((one) => !isPerpetual(one));
  return {
    changes: changed.map((one) => plannedChange(stack, one, context)),
    findings: [...orphaned(stack, drift, context), ...changed.flatMap((one) => ineffective(stack, one))],
    notes: changed.flatMap(leftAfter),
  };
}

function plannedChange(
  stack: string,
  { address, type, change }: PlannedResource,
  { cloud, accept }: UpgradeContext,
): PlannedChange {
  const kind = kindOf(change.actions);
  const { loses, carries } =
    kind === "replace" || kind === "delete" ? holdingsOf(type, (change.before ?? {}) as ObjectValue, cloud) : {};
  return {
    stack,
    address,
    type,
    kind,
    because: (change.replace_paths ?? []).map((path) => path.join(".")),
    ...(loses === undefined ? {} : { loses }),
    // What is deleted for good is meant to be: nothing is down that is still wanted.
    ...(carries === undefined || kind === "delete" ? {} : { carries }),
    accepted: accept.includes(address) || accept.includes(`${stack}/${address}`),
  };
}

/** What lives on in another region, where Terraform no longer looks for it. */
function orphaned(
  stack: string,
  drift: readonly PlannedResource[],
  { cloud, from }: UpgradeContext,
): RehearsalFinding[] {
  const lost = drift.filter(({ mode, change }) => mode === "managed" && isDeepStrictEqual(change.actions, ["delete"]));
  if (lost.length === 0) return [];
  return [
    {
      stack,
      phase: "plan",
      summary: `${lost.length} ${lost.length === 1 ? "resource stays" : "resources stay"} in ${from}, where Terraform no longer looks for ${lost.length === 1 ? "it" : "them"} [orphaned]`,
      detail: [
        `They live on unmanaged, and cost: ${lost.map(({ address }) => address).join(", ")}`,
        `Fix: Deploy ${cloud.region} as a second blueprint with another name, move the data, and destroy the old one with its own configuration; or destroy the old version before the change.`,
        "Source: provider ibm 2.5.0: the provider looks at the endpoint of its own region, takes 404 for deleted, and plans to create it",
      ].join("\n"),
    },
  ];
}

/** Changes that no apply brings about. */
function ineffective(stack: string, resource: PlannedResource): RehearsalFinding[] {
  return failedUpdates(resource, models.get(resource.type)?.createOnly).map((failed) => ({
    stack,
    phase: "plan",
    address: resource.address,
    ...failed,
  }));
}

/** True for what every plan shows as changed, by the provider's fault. */
function isPerpetual(resource: PlannedResource): boolean {
  if (!isDeepStrictEqual(resource.change.actions, ["update"])) return false;
  const facts = typeBehaviour(resource.type)?.read;
  const changed = changedArguments(resource);
  return changed.length > 0 && changed.every(({ argument }) => factOf(facts, argument)?.form === "perpetual");
}

function kindOf(actions: readonly string[]): ChangeKind {
  if (actions.includes("delete")) return actions.includes("create") ? "replace" : "delete";
  return actions.includes("create") ? "create" : "update";
}
