import { secondAppliesOf } from "../../terraform/second-applies";
import { withoutUnknown } from "../left-out";
import { retiredIn } from "../left-out/retired";
import { judgeSecondPlan, type PlanJson } from "../provider/second-plan";
import { orderFaults } from "./first-apply";
import { defaultTimeout, Session, type SessionOptions } from "./session";
import { areFoundations, inOrder, labelled, labelOf, type Play, type RehearsedStack } from "./stacks";
import type { TerraformRun } from "./terraform";

export type Phase = "check" | "init" | "validate" | "plan" | "apply" | "replan" | "destroy";

/** Something that the rehearsal found: what Terraform or the cloud refused, or a promise that did not hold. */
export interface RehearsalFinding {
  readonly stack: string;
  readonly phase: Phase;
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

export interface StackTimes {
  readonly stack: string;
  readonly resources: number;
  /** Seconds by phase, of those that were run. */
  readonly seconds: Readonly<Partial<Record<Phase, number>>>;
}

export interface RehearsalReport {
  readonly clean: boolean;
  readonly findings: readonly RehearsalFinding[];
  readonly stacks: readonly StackTimes[];
  /** What is no fault, and still worth knowing. */
  readonly notes: readonly string[];
  readonly seconds: number;
  /** Where the fault that was asked for was injected. */
  readonly injected?: string;
  /** Where each creation was to be broken once: what was, as `stack/address`. */
  readonly broken?: readonly string[];
  /** Where Terraform ran, when it was kept. */
  readonly kept?: string;
}

export interface RehearseOptions extends SessionOptions {
  /** Told when a phase of a stack begins. */
  readonly onPhase?: (stack: string, phase: Phase) => void;
}

/**
 * Rehearses the stacks of one input. See {@link rehearseAccount}.
 *
 * @throws FaultError with everything that is not rehearsed, RH001 to RH012; TP001 and TP002 for a temporary folder
 * @throws the signal's reason when it has ended the rehearsal
 */
export function rehearse(stacks: readonly RehearsedStack[], options: RehearseOptions): Promise<RehearsalReport> {
  return rehearseAccount([{ name: "", stacks }], options);
}

/**
 * Runs the real Terraform on the stacks of one account, against a model of IBM Cloud: init, validate, plan, apply, a second plan
 * that must be empty, and destroy, which must leave nothing. The inputs are applied in the order given and destroyed in reverse.
 * Where there are several, none may lose what it needs when another is destroyed alone; foundations alone are
 * destroyed last.
 *
 * After an injected fault the apply is run again, and must converge.
 *
 * @throws FaultError with everything that is not rehearsed, RH001 to RH012; TP001 and TP002 for a temporary folder
 * @throws the signal's reason when it has ended the rehearsal
 */
export async function rehearseAccount(plays: readonly Play[], options: RehearseOptions): Promise<RehearsalReport> {
  const started = process.hrtime.bigint();
  const labels = labelled(plays);
  const known = labels.flatMap((play) => [...retiredIn(play.stacks), ...orderFaults(play.stacks)]);
  const kept = labels.map((play) => ({ ...play, ...withoutUnknown(play.stacks) }));
  const existing = [...(options.existing ?? []), ...kept.flatMap((play) => play.existing ?? [])];
  const session = new Session({ ...options, existing: [...new Set(existing)] });
  const run = new Run(session, options);
  try {
    run.findings.push(...known);
    await session.start(...kept.map(({ stacks }) => stacks));
    const ordered = kept.map(({ stacks }) => inOrder(stacks));
    for (const stacks of ordered) {
      session.write(stacks);
      // What follows in the same input needs what failed; another input does not.
      for (const stack of stacks) if (!(await run.up(stack))) break;
    }
    if (kept.length > 1) for (const play of kept) run.standsWithout(play);
    for (const stack of ordered.flat().reverse()) await run.down(stack);
    run.nothingIsLeft();
    run.faultWasInjected();
    return {
      clean: run.findings.length === 0,
      findings: run.findings,
      stacks: run.times,
      notes: [...session.cloud.notes, ...session.notes, ...kept.flatMap(({ notes }) => notes)].sort(),
      seconds: Number(process.hrtime.bigint() - started) / 1e9,
      ...(session.injection.at ? { injected: session.injection.at } : {}),
      ...(options.each ? { broken: [...session.injection.broken] } : {}),
      ...(options.keep ? { kept: session.workspace.root } : {}),
    };
  } finally {
    await session.close();
  }
}

const planning = ["plan", "-input=false", "-lock=false", "-json", "-out=plan"];

/** One pass over the stacks. */
export class Run {
  readonly findings: RehearsalFinding[] = [];
  readonly times: (StackTimes & { seconds: Partial<Record<Phase, number>> })[] = [];
  private readonly applied = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly options: RehearseOptions,
  ) {}

  /** Brings a stack up, in two applies where it says so; false when something stood in the way. */
  async up(stack: RehearsedStack): Promise<boolean> {
    if (!(await this.plan(stack))) return false;
    if (!(await this.apply(stack))) return false;
    if (!(await this.replan(stack))) return false;
    const awaited = secondAppliesOf(stack);
    if (awaited.length === 0) return true;
    const names = awaited.map(({ name }) => name).join(", ");
    this.session.cloud.note(`${labelOf(stack)} is applied twice: the second time with ${names} true`);
    this.session.writeSecond(stack);
    return (await this.phase(stack, "plan", planning)) && (await this.apply(stack)) && this.replan(stack);
  }

  /** Initialises, validates and plans; false when something stood in the way. */
  private async plan(stack: RehearsedStack): Promise<boolean> {
    return (
      (await this.init(stack)) &&
      (await this.phase(stack, "validate", ["validate", "-json"])) &&
      this.phase(stack, "plan", planning)
    );
  }

  /** Initialises and plans, in the way that the arguments say; false when something stood in the way. */
  async planned(stack: RehearsedStack, args: readonly string[] = []): Promise<boolean> {
    return (await this.init(stack)) && this.phase(stack, "plan", [...planning, ...args]);
  }

  /** Brings a stack up in as few commands as that takes; false when something stood in the way. */
  async raise(stack: RehearsedStack): Promise<boolean> {
    return (await this.init(stack)) && this.apply(stack, []);
  }

  /** Terraform before 1.9 gives the diagnostics of this command as text alone. */
  private async init(stack: RehearsedStack): Promise<boolean> {
    const args = ["init", "-input=false", "-no-color"];
    this.options.onPhase?.(labelOf(stack), "init");
    const ran = await this.session.run(stack, [...args, "-json"]);
    if (/flag provided but not defined: -json/.test(`${ran.err}${ran.out}`)) return this.phase(stack, "init", args);
    this.time(stack, "init", ran);
    return this.judge(stack, "init", ran);
  }

  /** Takes a stack down again, if it was brought up. */
  async down(stack: RehearsedStack): Promise<void> {
    if (!this.applied.has(labelOf(stack))) return;
    await this.phase(stack, "destroy", ["destroy", "-input=false", "-auto-approve", "-json", ...this.order]);
  }

  /** A finding for each thing that would no longer work when one input was destroyed, and the others stayed. */
  standsWithout(play: Play): void {
    const { name: owner } = play;
    for (const { stack, type, refusal } of this.session.cloud.lossesWithout(owner, areFoundations(play))) {
      this.findings.push({
        stack,
        phase: "destroy",
        summary: `a destroy of ${owner} alone takes away what ${type} needs: ${refusal.message} [lost-with-another]`,
        detail: `Fix: Let the input that is destroyed last own it, or create it in ${stack} as well where the service takes it twice.\nSource: ${refusal.source}`,
      });
    }
  }

  /** A finding for each thing that destroy has left. */
  nothingIsLeft(): void {
    if (this.findings.some(({ phase }) => phase === "destroy")) return;
    for (const { type, state } of this.session.cloud.remaining) {
      this.findings.push({
        stack: "",
        phase: "destroy",
        summary: `destroy left a ${type} behind`,
        detail: `id ${String(state.id)}`,
      });
    }
  }

  /** A finding when the fault that was asked for never came. */
  faultWasInjected(): void {
    const { failAt, killAt } = this.options;
    const { wanted, count } = this.session.injection;
    if (!wanted || count > 0 || this.findings.length > 0) return;
    this.findings.push({
      stack: "",
      phase: "apply",
      summary: "the fault was never injected",
      detail: `nothing was created at ${failAt ?? killAt ?? "any address"}: use an address as the plan shows it, or a smaller number`,
    });
  }

  /** One after the other where the number of a creation counts; at once where each is broken, for fewer applies. */
  private get order(): string[] {
    const { failAt, killAt, each } = this.options;
    if (each !== undefined) return ["-parallelism=100"];
    return failAt === undefined && killAt === undefined ? [] : ["-parallelism=1"];
  }

  /** Applies; after an injected fault again, without the plan, which is stale by then. */
  async apply(stack: RehearsedStack, plan = this.session.injection.wanted ? [] : ["plan"]): Promise<boolean> {
    this.applied.add(labelOf(stack));
    const { injection } = this.session;
    const args = [
      "apply",
      "-input=false",
      "-auto-approve",
      "-json",
      ...this.order,
      // Of many applies one after the other, none finds what is not in the state: the second plan looks.
      ...(this.options.each === undefined ? [] : ["-refresh=false"]),
      ...plan,
    ];
    for (;;) {
      const before = injection.count;
      this.options.onPhase?.(labelOf(stack), "apply");
      const ran = await this.session.run(stack, args);
      this.time(stack, "apply", ran);
      // An apply that ends as it was made to end is tried again; each has broken something that was whole before.
      if (injection.count === before || !injection.explains(ran)) return this.judge(stack, "apply", ran);
    }
  }

  /** Plans again; a finding when that is not empty, false when it fails. */
  async replan(stack: RehearsedStack): Promise<boolean> {
    const label = labelOf(stack);
    this.options.onPhase?.(label, "replan");
    const args = ["plan", "-input=false", "-lock=false", "-json", "-detailed-exitcode", "-out=second"];
    const ran = await this.session.run(stack, args);
    this.time(stack, "replan", ran);
    if (ran.code !== 2 || ran.timedOut) return this.judge(stack, "replan", ran);
    const shown = await this.session.run(stack, ["show", "-json", "second"]);
    if (!this.judge(stack, "replan", shown)) return false;
    const { findings, notes } = judgeSecondPlan(stack, JSON.parse(shown.out) as PlanJson);
    this.findings.push(...findings.map((finding) => ({ stack: label, phase: "replan" as const, ...finding })));
    for (const note of notes) this.session.cloud.note(note);
    return true;
  }

  private async phase(stack: RehearsedStack, phase: Phase, args: readonly string[]): Promise<boolean> {
    this.options.onPhase?.(labelOf(stack), phase);
    const ran = await this.session.run(stack, args);
    this.time(stack, phase, ran);
    return this.judge(stack, phase, ran);
  }

  /** True for a command that ended well; a finding for each thing that it was told otherwise. */
  judge(stack: RehearsedStack, phase: Phase, ran: TerraformRun): boolean {
    const validate = phase === "validate" ? validateDiagnostics(ran.out) : [];
    const errors = [...ran.diagnostics, ...validate].filter(({ severity }) => severity === "error");
    for (const { summary, detail, address } of errors) {
      this.findings.push({ stack: labelOf(stack), phase, summary, detail, ...(address ? { address } : {}) });
    }
    if (ran.code === 0) return true;
    if (errors.length === 0 || ran.timedOut) this.findings.push({ stack: labelOf(stack), phase, ...this.ending(ran) });
    return false;
  }

  /** How a program ended that has not said why in Terraform's own way, with what it said otherwise. */
  private ending({ code, signal, timedOut, out, err }: TerraformRun): Pick<RehearsalFinding, "summary" | "detail"> {
    const said = [err, out].map((text) => text.trim().slice(-2000)).filter((text) => text !== "");
    const { binary, timeout = defaultTimeout } = this.options;
    const end = timedOut
      ? `did not end within ${timeout} seconds and was killed`
      : signal === undefined
        ? `exited with code ${code}`
        : `was killed by ${signal}`;
    const first = /^[\s│╷]*(Error: .*)$/m.exec(err)?.[1] ?? err.trim().split("\n", 1)[0] ?? "";
    return { summary: `${binary} ${end}${first === "" ? "" : `: ${first}`}`, detail: said.join("\n") };
  }

  private time(stack: RehearsedStack, phase: Phase, ran: TerraformRun): void {
    let entry = this.times.find((one) => one.stack === labelOf(stack));
    if (!entry) {
      const named = Object.values((stack.json.resource ?? {}) as Record<string, object>);
      entry = {
        stack: labelOf(stack),
        resources: named.reduce((sum, one) => sum + Object.keys(one).length, 0),
        seconds: {},
      };
      this.times.push(entry);
    }
    entry.seconds[phase] = (entry.seconds[phase] ?? 0) + ran.seconds;
  }
}

/** `validate -json` prints one document. */
function validateDiagnostics(out: string): TerraformRun["diagnostics"] {
  try {
    return (JSON.parse(out) as { diagnostics?: TerraformRun["diagnostics"] }).diagnostics ?? [];
  } catch {
    return [];
  }
}
