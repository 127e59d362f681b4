import { Session, type SessionOptions } from "./session";
import type { TerraformRun } from "./terraform";
import { inOrder, type RehearsedStack } from "./workspace";

export type Phase = "init" | "validate" | "plan" | "apply" | "replan" | "destroy";

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
  /** Where Terraform ran, when it was kept. */
  readonly kept?: string;
}

export interface RehearseOptions extends SessionOptions {
  /** Keep the scratch folder. @default false */
  readonly keep?: boolean;
  /** Ends the rehearsal. */
  readonly signal?: AbortSignal;
  /** Told when a phase of a stack begins. */
  readonly onPhase?: (stack: string, phase: Phase) => void;
}

/**
 * Runs the real Terraform on stacks, against a model of IBM Cloud: init, validate, plan, apply, a second plan that must be
 * empty, and destroy, which must leave nothing.
 *
 * With an injected fault the apply is run a second time, which must converge.
 *
 * @throws FaultError RH001 stacks in a circle, RH002 types without facts
 */
export async function rehearse(stacks: readonly RehearsedStack[], options: RehearseOptions): Promise<RehearsalReport> {
  const started = process.hrtime.bigint();
  const ordered = inOrder(stacks);
  const session = new Session(options);
  const abort = () => session.close();
  options.signal?.addEventListener("abort", abort);
  const run = new Run(session, options);
  try {
    await session.start(ordered);
    for (const stack of ordered) session.workspace.write(stack, ordered);
    for (const stack of ordered) if (!(await run.up(stack))) break;
    for (const stack of [...ordered].reverse()) await run.down(stack);
    run.nothingIsLeft();
    run.faultWasInjected();
    return {
      clean: run.findings.length === 0,
      findings: run.findings,
      stacks: run.times,
      notes: [...session.cloud.notes].sort(),
      seconds: Number(process.hrtime.bigint() - started) / 1e9,
      ...(session.injected ? { injected: session.injected } : {}),
      ...(options.keep ? { kept: session.workspace.root } : {}),
    };
  } finally {
    options.signal?.removeEventListener("abort", abort);
    session.close(options.keep);
  }
}

/** One pass over the stacks. */
export class Run {
  readonly findings: RehearsalFinding[] = [];
  readonly times: (StackTimes & { seconds: Partial<Record<Phase, number>> })[] = [];
  private readonly applied = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly options: RehearseOptions,
  ) {}

  /** Brings a stack up; false when something stood in the way. */
  async up(stack: RehearsedStack): Promise<boolean> {
    if (!(await this.plan(stack))) return false;
    this.applied.add(stack.name);
    if (!(await this.apply(stack))) return false;
    return this.replan(stack);
  }

  /** Initialises, validates and plans; false when something stood in the way. */
  async plan(stack: RehearsedStack): Promise<boolean> {
    return (
      (await this.phase(stack, "init", ["init", "-input=false", "-no-color", "-json"])) &&
      (await this.phase(stack, "validate", ["validate", "-json"])) &&
      this.phase(stack, "plan", ["plan", "-input=false", "-lock=false", "-json", "-out=plan"])
    );
  }

  /** Takes a stack down again, if it was brought up. */
  async down(stack: RehearsedStack): Promise<void> {
    if (!this.applied.has(stack.name)) return;
    await this.phase(stack, "destroy", ["destroy", "-input=false", "-auto-approve", "-json", ...this.order]);
  }

  /** A finding for each thing that destroy has left. */
  nothingIsLeft(): void {
    if (this.findings.some(({ phase }) => phase === "destroy")) return;
    for (const { type, state } of this.session.cloud.remaining) {
      this.findings.push({
        stack: "",
        phase: "destroy",
        summary: `destroy has left a ${type}`,
        detail: `id ${String(state.id)}`,
      });
    }
  }

  /** A finding when the fault that was asked for never came. */
  faultWasInjected(): void {
    const { failAt, killAt } = this.options;
    if (
      (failAt === undefined && killAt === undefined) ||
      this.session.injected !== undefined ||
      this.findings.length > 0
    )
      return;
    this.findings.push({
      stack: "",
      phase: "apply",
      summary: "the fault was never injected",
      detail: `nothing was created at ${failAt ?? killAt}: name an address as the plan shows it, or a smaller number`,
    });
  }

  private get order(): string[] {
    const { failAt, killAt } = this.options;
    return failAt === undefined && killAt === undefined ? [] : ["-parallelism=1"];
  }

  /** Applies; with an injected fault a second time, without the plan, which is stale by then. */
  private async apply(stack: RehearsedStack): Promise<boolean> {
    const faulty = this.options.failAt !== undefined || this.options.killAt !== undefined;
    const first = ["apply", "-input=false", "-auto-approve", "-json", ...this.order, ...(faulty ? [] : ["plan"])];
    if (!faulty) return this.phase(stack, "apply", first);
    const ran = await this.session.run(stack.name, first);
    const expected = ran.code === 137 || ran.diagnostics.some(({ summary }) => summary.includes("[injected-fault]"));
    if (ran.code !== 0 && !expected) return this.judge(stack, "apply", ran);
    return ran.code === 0 || this.phase(stack, "apply", first);
  }

  private async replan(stack: RehearsedStack): Promise<boolean> {
    this.options.onPhase?.(stack.name, "replan");
    const ran = await this.session.run(stack.name, [
      "plan",
      "-input=false",
      "-lock=false",
      "-json",
      "-detailed-exitcode",
    ]);
    this.time(stack, "replan", ran);
    if (ran.code !== 2) return this.judge(stack, "replan", ran);
    const changes = [...ran.out.matchAll(/"type":"planned_change"/g)].length;
    this.findings.push({
      stack: stack.name,
      phase: "replan",
      summary: "a second plan is not empty",
      detail: `${changes} changes: ${[...ran.out.matchAll(/"@message":"([^"]*: Plan to [^"]*)"/g)].map(([, message]) => message).join("; ")}`,
    });
    return true;
  }

  private async phase(stack: RehearsedStack, phase: Phase, args: readonly string[]): Promise<boolean> {
    this.options.onPhase?.(stack.name, phase);
    const ran = await this.session.run(stack.name, args);
    this.time(stack, phase, ran);
    return this.judge(stack, phase, ran);
  }

  private judge(stack: RehearsedStack, phase: Phase, ran: TerraformRun): boolean {
    const validate = phase === "validate" ? validateDiagnostics(ran.out) : [];
    const errors = [...ran.diagnostics, ...validate].filter(({ severity }) => severity === "error");
    for (const { summary, detail, address } of errors) {
      this.findings.push({ stack: stack.name, phase, summary, detail, ...(address ? { address } : {}) });
    }
    if (ran.code === 0) return true;
    if (errors.length === 0)
      this.findings.push({
        stack: stack.name,
        phase,
        summary: `terraform ended with ${ran.code}`,
        detail: ran.out.slice(-2000),
      });
    return false;
  }

  private time(stack: RehearsedStack, phase: Phase, ran: TerraformRun): void {
    let entry = this.times.find((one) => one.stack === stack.name);
    if (!entry) {
      const named = Object.values((stack.json.resource ?? {}) as Record<string, object>);
      entry = {
        stack: stack.name,
        resources: named.reduce((sum, one) => sum + Object.keys(one).length, 0),
        seconds: {},
      };
      this.times.push(entry);
    }
    entry.seconds[phase] = ran.seconds;
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
