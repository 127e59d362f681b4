import { withoutUnknown } from "../left-out";
import { retiredIn } from "../left-out/retired";
import type { RehearsalFinding, RehearseOptions } from "./rehearse";
import { Run } from "./rehearse";
import { Session } from "./session";
import { inOrder, labelOf, type RehearsedStack } from "./stacks";
import { judgePlan, needsAcceptance, type PlannedChange } from "./upgrade-plan";

export interface UpgradeReport {
  readonly clean: boolean;
  readonly changes: readonly PlannedChange[];
  readonly findings: readonly RehearsalFinding[];
  /** What is no fault, and still worth knowing. */
  readonly notes: readonly string[];
  readonly seconds: number;
}

export interface UpgradeOptions extends RehearseOptions {
  /** Addresses whose replacement or loss is intended; with or without the stack in front. */
  readonly accept?: readonly string[];
}

/**
 * Applies the old stacks, then upgrades them to the new ones as people do: stack by stack, in the order of their dependencies, each
 * planned, judged and applied before the next. Old stacks that the new version has no more are destroyed last, those that depend on
 * others first. What is clean is planned again, which must be empty, and destroyed, which must leave nothing.
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
  const upgrade = new Upgrade(session, run, options.accept ?? []);
  const [from, to] = [withoutUnknown(before), withoutUnknown(after)];
  run.findings.push(...retiredIn(after));
  try {
    await session.start(from.stacks, to.stacks);
    const old = inOrder(from.stacks);
    session.writeWhole(old);
    session.cloud.standing = true;
    let up = true;
    for (const stack of old) up &&= await run.raise(stack);
    session.cloud.standing = false;
    if (up) await upgrade.to(inOrder(to.stacks), old);
    return {
      clean: upgrade.clean,
      changes: upgrade.changes,
      findings: run.findings,
      notes: [...new Set([...session.notes, ...from.notes, ...to.notes, ...upgrade.notes])],
      seconds: Number(process.hrtime.bigint() - started) / 1e9,
    };
  } finally {
    await session.close();
  }
}

/** How far a stack has come. */
type Step = "done" | "failed" | "waits";

class Upgrade {
  readonly notes: string[] = [];
  private readonly planned = new Map<string, PlannedChange>();
  /** Refusals of deletes that may pass when later stacks have been applied. */
  private readonly withheld: RehearsalFinding[] = [];

  constructor(
    private readonly session: Session,
    private readonly run: Run,
    private readonly accept: readonly string[],
  ) {}

  get changes(): PlannedChange[] {
    return [...this.planned.values()];
  }

  get clean(): boolean {
    return this.run.findings.length === 0 && !this.changes.some(needsAcceptance);
  }

  /** Upgrades the old stacks to the next ones. */
  async to(next: readonly RehearsedStack[], old: readonly RehearsedStack[]): Promise<void> {
    const up = await this.advanceAll(next, old);
    this.notes.push(...this.session.cloud.keptNotes);
    if (up) await this.prove(next);
    // What waited in vain is why the rest failed.
    else this.run.findings.unshift(...this.withheld);
  }

  private async advanceAll(next: readonly RehearsedStack[], old: readonly RehearsedStack[]): Promise<boolean> {
    this.session.writeWhole(next);
    const gone = old.filter((stack) => !next.some((other) => labelOf(other) === labelOf(stack)));
    const again: RehearsedStack[] = [];
    const todo = [
      ...next.map((stack) => [stack, false] as const),
      ...gone.reverse().map((stack) => [stack, true] as const),
    ];
    for (const [index, [stack, goes]] of todo.entries()) {
      const mayWait = index < todo.length - 1;
      const step = goes ? await this.remove(stack) : await this.advance(stack, mayWait);
      if (step === "failed") return false;
      if (step === "waits") again.push(stack);
    }
    for (const stack of again) {
      if ((await this.advance(stack, false)) === "failed") return false;
      this.notes.push(
        `apply ${labelOf(stack)} twice: the service refuses some of its deletes until the stacks after it have been applied`,
      );
    }
    return true;
  }

  /** What is clean is planned again, which must be empty, and destroyed, which must leave nothing. */
  private async prove(next: readonly RehearsedStack[]): Promise<void> {
    if (!this.clean) return;
    for (const stack of next) if (!(await this.run.replan(stack))) return;
    for (const stack of [...next].reverse()) await this.run.down(stack);
    this.run.nothingIsLeft();
  }

  /**
   * Plans, judges and applies a stack. What it deletes may be in use by a stack that comes after it: then it is applied again at the
   * end, as people have to. Where it replaces something, those after it would need what is not there yet.
   */
  private async advance(stack: RehearsedStack, mayWait: boolean): Promise<Step> {
    if (!(await this.run.planned(stack)) || !(await this.judge(stack))) return "failed";
    const before = this.run.findings.length;
    if (await this.run.apply(stack)) return "done";
    const refused = this.run.findings.slice(before);
    const replaces = this.changes.some(({ stack: of, kind }) => of === labelOf(stack) && kind === "replace");
    if (!mayWait || replaces || !refused.every(({ summary }) => summary.endsWith("[still-in-use]"))) return "failed";
    this.withheld.push(...this.run.findings.splice(before));
    return "waits";
  }

  /** Destroys a stack that the new version has no more, with the old configuration, as nothing else describes it. */
  private async remove(stack: RehearsedStack): Promise<Step> {
    // Outputs of other stacks that it read may be gone by now: nothing is read again.
    const planned = await this.run.planned(stack, ["-destroy", "-refresh=false"]);
    return planned && (await this.judge(stack)) && (await this.run.apply(stack, ["plan"])) ? "done" : "failed";
  }

  private async judge(stack: RehearsedStack): Promise<boolean> {
    const from = [...this.session.cloud.leftBehind].join(", ");
    const shown = await this.session.run(stack, ["show", "-json", "plan"]);
    if (!this.run.judge(stack, "plan", shown)) return false;
    const { changes, findings, notes } = judgePlan(labelOf(stack), shown.out, {
      cloud: this.session.cloud,
      accept: this.accept,
      from,
    });
    for (const change of changes) {
      const key = `${change.stack}/${change.address}`;
      if (!this.planned.has(key)) this.planned.set(key, change);
    }
    this.run.findings.push(...findings);
    this.notes.push(...notes);
    return true;
  }
}
