import type { ChildProcess } from "node:child_process";
import * as fs from "node:fs";
import { Cloud, type CloudOptions } from "../cloud/cloud";
import type { Hooks } from "../plugin/handlers";
import { Refusal } from "../plugin/model";
import { type Plugin, startPlugin } from "../plugin/server";
import { validateWithPreflight } from "../validator";
import { type TerraformRun, terraform } from "./terraform";
import { providersOf, type RehearsedStack, Workspace } from "./workspace";

/** Terraform asks for everything that is ready within a few milliseconds. */
const quietMilliseconds = 120;

export interface Faults {
  /** Address, or number of the creation, that the cloud refuses once. */
  readonly failAt?: string | number;
  /** Number of the creation at which Terraform is killed, once. */
  readonly killAt?: number;
}

export interface SessionOptions extends Faults, CloudOptions {
  readonly binary: string;
  /** File in which the cloud is kept between runs. @default - in memory */
  readonly cloudFile?: string;
  /** Told of each resource as Terraform begins and ends with it. */
  readonly onResource?: (stack: string, event: "start" | "done", action: string, address: string) => void;
}

/** Terraform, the plugin and the cloud behind it, in a scratch folder; `close` leaves nothing behind. */
export class Session {
  readonly workspace = new Workspace();
  readonly cloud: Cloud;
  private plugin?: Plugin;
  private child?: ChildProcess;
  private creations = 0;
  private lastCall = 0;
  private injectedAt?: string;
  /** Addresses that Terraform has begun with, the newest last. */
  private started: string[] = [];

  constructor(private readonly options: SessionOptions) {
    this.cloud = new Cloud(options);
    if (options.cloudFile !== undefined && fs.existsSync(options.cloudFile)) this.cloud.load(options.cloudFile);
  }

  /** Starts the plugin for the types that the stacks use. */
  async start(stacks: readonly RehearsedStack[]): Promise<void> {
    const hooks: Hooks = {
      validate: validateWithPreflight,
      beforeApply: (change, type) => this.beforeApply(change, type),
    };
    this.plugin = await startPlugin({ providers: providersOf(stacks), model: this.cloud, ...hooks });
  }

  /** Where the fault was injected, if it was. */
  get injected(): string | undefined {
    return this.injectedAt;
  }

  /** What Terraform, or a program that runs it, needs in its environment. */
  get environment(): NodeJS.ProcessEnv {
    const { IC_API_KEY: _a, IBMCLOUD_API_KEY: _b, TF_LOG: _c, TF_CLI_ARGS: _d, ...env } = process.env;
    return {
      ...env,
      TF_REATTACH_PROVIDERS: this.plugin?.reattach ?? "{}",
      TF_CLI_CONFIG_FILE: `${this.workspace.root}/empty.tfrc`,
      TF_IN_AUTOMATION: "1",
      CHECKPOINT_DISABLE: "1",
    };
  }

  run(stack: string, args: readonly string[]): Promise<TerraformRun> {
    return terraform(args, {
      binary: this.options.binary,
      folder: this.workspace.folder(stack),
      env: this.environment,
      onProcess: (child) => {
        this.child = child;
      },
      onResource: (event, action, address) => {
        if (event === "start") this.started.push(address);
        this.options.onResource?.(stack, event, action, address);
      },
    });
  }

  /** Ends Terraform, the plugin, and with `keep` not even the scratch folder. */
  close(keep = false): void {
    if (this.child && this.child.exitCode === null) this.child.kill("SIGKILL");
    this.plugin?.close();
    if (this.options.cloudFile !== undefined) this.cloud.save(this.options.cloudFile);
    if (!keep) this.workspace.remove();
  }

  /**
   * Holds a sleep until nothing else can go on, as it would be in reality: who does not wait for the sleep has its turn
   * before the sleep ends.
   */
  private async quiet(): Promise<void> {
    while (Date.now() - this.lastCall < quietMilliseconds) {
      await new Promise((resolve) => setTimeout(resolve, quietMilliseconds / 4));
    }
  }

  private async beforeApply(change: "create" | "update" | "delete", type: string): Promise<void> {
    this.lastCall = Date.now();
    if (change !== "create") return;
    this.creations += 1;
    if (type === "time_sleep" && (this.options.consistencyDelay ?? 0) > 0) await this.quiet();
    const { failAt, killAt } = this.options;
    if (this.injectedAt !== undefined || (failAt === undefined && killAt === undefined)) return;
    if (killAt === this.creations) {
      this.injectedAt = `creation ${this.creations}`;
      this.child?.kill("SIGKILL");
      throw new Error("Terraform was killed");
    }
    // Terraform says what it begins with before it calls; the line may be a moment behind the call.
    if (typeof failAt === "string") await new Promise((resolve) => setTimeout(resolve, 30));
    if (failAt !== this.creations && !(typeof failAt === "string" && this.started.at(-1) === failAt)) return;
    this.injectedAt = typeof failAt === "string" ? failAt : `creation ${this.creations}`;
    throw new Refusal(
      "injected-fault",
      `the cloud fails to create this ${type}`,
      "--fail-at",
      "Apply again: a second apply must converge.",
    );
  }
}
