import { isDeepStrictEqual } from "node:util";
import type { Cloud } from "../cloud/cloud";
import { holdingsOf } from "../cloud/holdings";
import { models } from "../cloud/services";
import type { ObjectValue } from "../plugin/codec";
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

interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: ObjectValue | null;
    readonly after: ObjectValue | null;
    /** What is not known before apply: `true` in its place. */
    readonly after_unknown: Readonly<Record<string, unknown>>;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

/** What Terraform says of a plan, of that which is read here. */
interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
  /** What the state has and the service has otherwise, or not at all. */
  readonly resource_drift?: readonly ResourceChange[];
}

/** What a plan would change, and what is wrong with it. */
export interface JudgedPlan {
  readonly changes: readonly PlannedChange[];
  readonly findings: readonly RehearsalFinding[];
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
  const changed = resources.filter(
    ({ mode, change }) =>
      mode === "managed" && !change.actions.every((action) => action === "no-op" || action === "read"),
  );
  return {
    changes: changed.map((one) => plannedChange(stack, one, context)),
    findings: [...orphaned(stack, drift, context), ...changed.flatMap((one) => neverSent(stack, one))],
  };
}

function plannedChange(
  stack: string,
  { address, type, change }: ResourceChange,
  { cloud, accept }: UpgradeContext,
): PlannedChange {
  const kind = kindOf(change.actions);
  const { loses, carries } =
    kind === "replace" || kind === "delete" ? holdingsOf(type, change.before ?? {}, cloud) : {};
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
  drift: readonly ResourceChange[],
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

/** Changes of what is decided when a resource is made: no apply would bring them about. */
function neverSent(stack: string, { address, type, change }: ResourceChange): RehearsalFinding[] {
  const { actions, before, after, after_unknown: unknown } = change;
  if (!isDeepStrictEqual(actions, ["update"])) return [];
  return Object.entries(models.get(type)?.createOnly ?? {})
    .filter(
      ([name]) =>
        !JSON.stringify(unknown[name] ?? null).includes("true") && !isDeepStrictEqual(before?.[name], after?.[name]),
    )
    .map(([name, wayOut]) => ({
      stack,
      phase: "plan",
      address,
      summary: `${name} can only be set at creation: the provider never sends the change [create-only]`,
      detail: `Fix: ${wayOut}`,
    }));
}

function kindOf(actions: readonly string[]): ChangeKind {
  if (actions.includes("delete")) return actions.includes("create") ? "replace" : "delete";
  return actions.includes("create") ? "create" : "update";
}
