import type { ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import { FaultError } from "../../core/fault";
import { clearLeftovers } from "../../core/scratch";
import { versionNotes } from "../../terraform/demanded-version";
import { admitted } from "../admission";
import { Cloud, type CloudOptions } from "../cloud/cloud";
import { promisedBy } from "../cloud/promised";
import { raisedQuotas } from "../cloud/quota-count";
import { type Plugin, startPlugin } from "../plugin/server";
import { validateWithPreflight } from "../validator";
import { binaryFound } from "./binary";
import { givenVariables, madeEnvironment, variablePrefix } from "./environment";
import { type FaultOptions, Injection } from "./injection";
import { labelOf, type RehearsedStack } from "./stacks";
import { type ResourceEvent, signalProcess, type TerraformRun, terraform } from "./terraform";
import { variablesIn, Workspace } from "./workspace";

/** Seconds for one command of Terraform, many times what the largest reference blueprint takes. */
export const defaultTimeout = 900;

export interface SessionOptions extends FaultOptions, CloudOptions {
  readonly binary: string;
  /** File in which the cloud is kept between runs. @default - in memory */
  readonly cloudFile?: string;
  /** Seconds after which a command of Terraform is ended. @default 900 */
  readonly timeout?: number;
  /** Keep the folder in which Terraform runs. @default false */
  readonly keep?: boolean;
  /** Ends the rehearsal. */
  readonly signal?: AbortSignal;
  /** Told of each resource as Terraform begins and ends with it. */
  readonly onResource?: (stack: string, event: ResourceEvent, action: string, address: string) => void;
}

/** Terraform, the plugin and the cloud behind it, in a scratch folder; `close` leaves nothing behind. */
export class Session {
  readonly workspace: Workspace;
  readonly cloud: Cloud;
  readonly injection: Injection;
  /** What was taken from the user's environment. */
  readonly notes: string[] = [];
  private plugin?: Plugin;
  private child?: ChildProcess;
  private running?: Promise<TerraformRun>;
  private variables: ReadonlySet<string> = new Set();
  private readonly end = () => {
    if (this.child) signalProcess(this.child, "SIGKILL");
  };
  /** When the process ends before the session does, such as by a pipe that nobody reads any more. */
  private readonly lost = () => {
    this.end();
    this.plugin?.close();
    this.workspace.remove();
  };

  /** @throws FaultError TP001 when the temporary folder is missing, or takes no folder */
  constructor(private readonly options: SessionOptions) {
    clearLeftovers();
    this.cloud = new Cloud(options);
    if (options.cloudFile !== undefined && fs.existsSync(options.cloudFile)) this.cloud.load(options.cloudFile);
    this.workspace = new Workspace(options.keep);
    const signal = (name: NodeJS.Signals) => () => {
      if (this.child) signalProcess(this.child, name);
    };
    this.injection = new Injection(options, {
      kill: signal("SIGKILL"),
      stop: signal("SIGSTOP"),
      resume: signal("SIGCONT"),
      recorded: (stack) => this.workspace.recorded(stack),
    });
    options.signal?.addEventListener("abort", this.end);
    process.once("exit", this.lost);
  }

  /**
   * Judges what is to be run, then starts the plugin for the types that the stacks use.
   *
   * @param plays stacks that stand beside one another, such as the old and the new ones of an upgrade
   * @throws FaultError with everything that is not rehearsed, RH001 to RH011; RH012 for a program that is not usable
   */
  async start(...plays: readonly (readonly RehearsedStack[])[]): Promise<void> {
    const providers = admitted(plays);
    this.cloud.raised = raisedQuotas(plays.flat());
    this.cloud.promises = new Map(plays.flat().map((stack) => [labelOf(stack), promisedBy(stack)]));
    const binary = binaryFound(this.options.binary);
    if (binary.state === "absent") throw new Error(`${this.options.binary} not found on the PATH`);
    if (binary.state === "unusable") throw new FaultError([binary.fault]);
    const declared = plays.flat().flatMap(variablesIn);
    const given = givenVariables(process.env, declared);
    this.variables = new Set(given);
    this.notes.push(
      ...new Set(plays.flat().flatMap(versionNotes)),
      ...given.map((name) => `the variable ${name} has the value of ${variablePrefix}${name} in your environment`),
    );
    this.plugin = await startPlugin({
      providers,
      model: this.cloud,
      validate: validateWithPreflight,
      beforeApply: (change, type) => this.injection.beforeApply(change, type),
    });
  }

  /** What Terraform needs in its environment. */
  get environment(): NodeJS.ProcessEnv {
    return {
      ...madeEnvironment(process.env, this.variables),
      TF_REATTACH_PROVIDERS: this.plugin?.reattach ?? "{}",
      TF_CLI_CONFIG_FILE: this.workspace.settings,
    };
  }

  /** Writes stacks, with a value for each variable that the user's environment gives none. */
  write(stacks: readonly RehearsedStack[]): void {
    for (const stack of stacks) this.workspace.write(stack, stacks, this.variables);
  }

  /** Writes stacks as they are after all of their applies. */
  writeWhole(stacks: readonly RehearsedStack[]): void {
    this.write(stacks);
    for (const stack of stacks) this.writeSecond(stack);
  }

  /** Sets what a second apply of a stack waits for. */
  writeSecond(stack: RehearsedStack): void {
    this.workspace.writeSecond(stack, this.variables);
  }

  /**
   * Runs a command of Terraform in a stack's folder.
   *
   * @throws the signal's reason when it has ended the rehearsal
   */
  async run(stack: RehearsedStack, args: readonly string[]): Promise<TerraformRun> {
    this.options.signal?.throwIfAborted();
    const label = labelOf(stack);
    this.cloud.enter(stack.owner ?? "", label);
    this.injection.begin(label);
    this.running = terraform(args, {
      binary: this.options.binary,
      folder: this.workspace.folder(label),
      env: this.environment,
      timeout: this.options.timeout ?? defaultTimeout,
      onProcess: (child) => {
        this.child = child;
      },
      onResource: (event, action, address) => {
        this.injection.told(event, action, address);
        this.options.onResource?.(label, event, action, address);
      },
    });
    const ran = await this.running;
    this.options.signal?.throwIfAborted();
    return ran;
  }

  /** Ends Terraform, then the plugin, and with `keep` not even the scratch folder. */
  async close(): Promise<void> {
    const { signal, cloudFile, keep } = this.options;
    signal?.removeEventListener("abort", this.end);
    this.end();
    // What still runs writes into the folder.
    await this.running?.catch(() => undefined);
    this.plugin?.close();
    if (cloudFile !== undefined) this.cloud.save(cloudFile);
    if (keep !== true || signal?.aborted) this.workspace.remove();
    process.removeListener("exit", this.lost);
  }
}
