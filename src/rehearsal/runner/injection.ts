import { Refusal } from "../plugin/model";
import type { ResourceEvent, TerraformRun } from "./terraform";

/** Terraform asks for everything that is ready within a few milliseconds. */
const quietMilliseconds = 120;

/** Milliseconds by which the line in which Terraform says what it begins with may be behind its call. */
const lineMilliseconds = 30;

/** Milliseconds that everything else has to come to an end before a kill. */
const patienceMilliseconds = 30_000;

export interface FaultOptions {
  /** Address, or number of the creation, that the cloud refuses once. */
  readonly failAt?: string | number;
  /** Number of the creation at which Terraform is killed, once. */
  readonly killAt?: number;
  /** Every creation is refused once, or Terraform is killed once while it is under way: those that are ready at the same time together. */
  readonly each?: "fail" | "kill";
}

interface InjectionOptions extends FaultOptions {
  readonly consistencyDelay?: number;
}

/** Faults on purpose: what the cloud refuses, and when Terraform is killed. */
export class Injection {
  /** Creations that were broken where each is to be, as `stack/address`, in order. */
  readonly broken = new Set<string>();
  /** Where the one fault was injected, if it was. */
  at?: string;
  private creations = 0;
  /** When Terraform last called, or said something of a resource. */
  private lastHeard = 0;
  /** Creations that wait for the kill. */
  private held = 0;
  /** Creations that Terraform has ended with well, by stack. */
  private readonly done = new Map<string, number>();
  /** Addresses that Terraform has begun to create and not ended with, the newest last. */
  private pending: string[] = [];
  private stack = "";
  private killed = false;
  /** Number of the command that runs. */
  private command = 0;
  private killing?: Promise<void>;

  constructor(
    private readonly options: InjectionOptions,
    private readonly kill: () => void,
    /** How many resources stand in a stack's state. */
    private readonly recorded: (stack: string) => number,
  ) {}

  /** True when faults were asked for. */
  get wanted(): boolean {
    const { failAt, killAt, each } = this.options;
    return failAt !== undefined || killAt !== undefined || each !== undefined;
  }

  /** How many faults there were. */
  get count(): number {
    return this.broken.size + (this.at === undefined ? 0 : 1);
  }

  /** True when a command failed for nothing but the faults. */
  explains({ code, signal, timedOut, diagnostics }: TerraformRun): boolean {
    if (code === 0 || timedOut) return false;
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const ours = errors.every(({ summary }) => summary.includes("[injected-fault]"));
    return this.killed ? signal === "SIGKILL" : errors.length > 0 && ours;
  }

  /** A command of Terraform begins: of the one before, nothing is under way. */
  begin(stack: string): void {
    this.command += 1;
    this.stack = stack;
    this.killed = false;
    this.held = 0;
    this.pending = [];
    this.killing = undefined;
  }

  /** Takes note of what Terraform says of a resource. */
  told(event: ResourceEvent, action: string, address: string): void {
    if (action !== "create") return;
    this.lastHeard = Date.now();
    if (event === "done") this.done.set(this.stack, (this.done.get(this.stack) ?? 0) + 1);
    if (event === "start") this.pending.push(address);
    else this.pending = this.pending.filter((one) => one !== address);
    if (event === "failed" && this.options.each === "fail") this.broken.add(this.named(address));
  }

  /** Called before each change is made; refuses it, or ends Terraform, where a fault is due. */
  async beforeApply(change: "create" | "update" | "delete", type: string): Promise<void> {
    this.lastHeard = Date.now();
    // What a killed Terraform had asked for is asked for no more.
    if (this.killed) throw new Error("Terraform was killed");
    if (change !== "create") return;
    this.creations += 1;
    if (type === "time_sleep" && (this.options.consistencyDelay ?? 0) > 0) await this.quiet();
    if (this.options.each !== undefined) return this.breakEach(this.options.each, type);
    return this.breakOne(type);
  }

  private async breakOne(type: string): Promise<void> {
    const { failAt, killAt } = this.options;
    if (this.at !== undefined || (failAt === undefined && killAt === undefined)) return;
    const number = this.creations;
    if (killAt === number) {
      this.at = `creation ${number}`;
      this.end();
      throw new Error("Terraform was killed");
    }
    if (typeof failAt === "string") await pause(lineMilliseconds);
    if (failAt !== number && !(typeof failAt === "string" && this.pending.at(-1) === failAt)) return;
    this.at = typeof failAt === "string" ? failAt : `creation ${number}`;
    throw refusal(type, "--fail-at");
  }

  /**
   * The call does not say which resource it is about: of those that Terraform has begun with, it is one of the type. Where one of
   * these was not broken yet, the call is broken: twice is no harm, never would be.
   */
  private async breakEach(each: "fail" | "kill", type: string): Promise<void> {
    const { command } = this;
    await pause(lineMilliseconds);
    if (this.killed || this.command !== command) throw new Error("Terraform was killed");
    const due = this.pending.filter((address) => typeOf(address) === type && !this.broken.has(this.named(address)));
    if (due.length === 0) return;
    if (each === "fail") throw refusal(type, "each creation fails once");
    this.held += 1;
    this.killing ??= this.killWhenQuiet();
    await this.killing;
    throw new Error("Terraform was killed");
  }

  /**
   * What is ready at the same time is broken by one kill: when nothing else is under way, and what is done stands in the state. A
   * kill between the two would leave what no apply knows of, which is another fault than the one that is tried.
   */
  private async killWhenQuiet(): Promise<void> {
    const { command } = this;
    const latest = Date.now() + patienceMilliseconds;
    do await this.quiet();
    while (!this.settled && Date.now() < latest);
    // The command may have ended otherwise: its time was up.
    if (this.command !== command) return;
    for (const address of this.pending) this.broken.add(this.named(address));
    this.end();
  }

  /** True when nothing but what waits for the kill is under way. */
  private get settled(): boolean {
    return this.pending.length <= this.held && this.recorded(this.stack) >= (this.done.get(this.stack) ?? 0);
  }

  private end(): void {
    this.killed = true;
    this.kill();
  }

  private named(address: string): string {
    return `${this.stack}/${address}`;
  }

  /**
   * Holds until nothing else can go on, as a sleep would in reality: who does not wait for it has its turn before it ends.
   */
  private async quiet(): Promise<void> {
    while (Date.now() - this.lastHeard < quietMilliseconds) await pause(quietMilliseconds / 4);
  }
}

function refusal(type: string, source: string): Refusal {
  return new Refusal(
    "injected-fault",
    `injected fault: the cloud does not create this ${type}`,
    source,
    "Apply again: a second apply must converge.",
  );
}

/** The type in an address: `ibm_cis` of `ibm_cis.edge` and of `ibm_cis.edge["a.b"]`. */
function typeOf(address: string): string {
  return address.split(".", 1)[0] ?? "";
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
