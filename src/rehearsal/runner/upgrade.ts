import * as fs from "node:fs";
import { models } from "../cloud/services";
import { failedUpdates, leftAfter } from "../provider/failed-updates";
import type { PlannedResource } from "../provider/planned-change";
import type { RehearsalFinding, RehearseOptions } from "./rehearse";
import { Run } from "./rehearse";
import { Session } from "./session";
import { inOrder, type RehearsedStack } from "./stacks";

export type ChangeKind = "create" | "update" | "replace" | "delete";

/** What the new version would do to one resource of the old. */
export interface PlannedChange {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  readonly kind: ChangeKind;
  /** Arguments that force the replacement. */
  readonly because: readonly string[];
  /** True for what holds data or that others are built on. */
  readonly stateful: boolean;
  /** True when it was accepted by name. */
  readonly accepted: boolean;
}

export interface UpgradeReport {
  readonly clean: boolean;
  readonly changes: readonly PlannedChange[];
  readonly findings: readonly RehearsalFinding[];
  /** What was taken from the user's environment. */
  readonly notes: readonly string[];
  readonly seconds: number;
}

/** What holds data, or what everything else stands on: losing it is not undone by another apply. */
const stateful = new Set([
  "ibm_cis",
  "ibm_cis_domain",
  "ibm_code_engine_project",
  "ibm_container_cluster",
  "ibm_container_vpc_cluster",
  "ibm_cos_bucket",
  "ibm_database",
  "ibm_is_vpc",
  "ibm_is_volume",
  "ibm_kms_key",
  "ibm_resource_group",
  "ibm_resource_instance",
  "ibm_sm_public_certificate",
]);

export interface UpgradeOptions extends RehearseOptions {
  /** Addresses whose replacement or loss is intended; with or without the stack in front. */
  readonly accept?: readonly string[];
}

/**
 * Applies the old stacks, then plans the new ones on that state.
 *
 * @throws FaultError with everything that is not rehearsed, RH001 to RH012
 * @throws the signal's reason when it has ended the rehearsal
 */
export async function rehearseUpgrade(
  before: readonly RehearsedStack[],
  after: readonly RehearsedStack[],
  options: UpgradeOptions,
): Promise<UpgradeReport> {
  const started = process.hrtime.bigint();
  const session = new Session(options);
  const run = new Run(session, options);
  const changes: PlannedChange[] = [];
  try {
    await session.start(before, after);
    const old = inOrder(before);
    session.write(old);
    for (const stack of old) if (!(await run.up(stack))) break;
    if (run.findings.length === 0) {
      const gone = old.filter(({ name }) => !after.some((stack) => stack.name === name)).map(emptied);
      const next = inOrder([...after, ...gone]);
      session.write(next);
      for (const stack of next) changes.push(...(await planned(session, run, stack, options)));
    }
    const lost = changes.filter(
      ({ kind, stateful: keeps, accepted }) => keeps && !accepted && (kind === "replace" || kind === "delete"),
    );
    return {
      clean: lost.length === 0 && run.findings.length === 0,
      changes,
      findings: run.findings,
      notes: session.notes,
      seconds: Number(process.hrtime.bigint() - started) / 1e9,
    };
  } finally {
    await session.close();
  }
}

/** A stack that the new version has no more: without its resources, outputs and variables, so that all would be destroyed. */
function emptied(stack: RehearsedStack): RehearsedStack {
  const { terraform = {}, provider = {} } = stack.json;
  return { ...stack, json: { terraform, provider }, dependencies: [] };
}

interface PlanJson {
  readonly resource_changes?: readonly PlannedResource[];
}

async function planned(
  session: Session,
  run: Run,
  stack: RehearsedStack,
  { accept = [] }: UpgradeOptions,
): Promise<PlannedChange[]> {
  if (!(await run.plan(stack))) return [];
  const shown = await session.run(stack.name, ["show", "-json", "plan"]);
  if (!run.judge(stack, "plan", shown)) return [];
  fs.rmSync(`${session.workspace.folder(stack.name)}/plan`, { force: true });
  const { resource_changes: resources = [] } = JSON.parse(shown.out) as PlanJson;
  for (const resource of resources) {
    const failed = failedUpdates(resource, models.get(resource.type)?.createOnly);
    run.findings.push(
      ...failed.map((one) => ({ stack: stack.name, phase: "plan" as const, address: resource.address, ...one })),
    );
    session.notes.push(...leftAfter(resource));
  }
  return resources
    .filter(
      ({ mode, change }) =>
        mode === "managed" && !change.actions.every((action) => action === "no-op" || action === "read"),
    )
    .map(({ address, type, change }) => ({
      stack: stack.name,
      address,
      type,
      kind: kindOf(change.actions),
      because: (change.replace_paths ?? []).map((path) => path.join(".")),
      stateful: stateful.has(type),
      accepted: accept.includes(address) || accept.includes(`${stack.name}/${address}`),
    }));
}

function kindOf(actions: readonly string[]): ChangeKind {
  if (actions.includes("delete")) return actions.includes("create") ? "replace" : "delete";
  return actions.includes("create") ? "create" : "update";
}
