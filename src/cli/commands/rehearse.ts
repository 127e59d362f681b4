import * as fs from "node:fs";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type Fault, FaultError } from "../../core/fault";
import { visibleJson } from "../../core/visible";
import type { RehearseOptions } from "../../rehearsal/runner/rehearse";
import type { Play } from "../../rehearsal/runner/stacks";
import { exit } from "../exit";
import { Progress } from "../progress";
import { parseToday, todayOr } from "../today";
import { blueprintsIn } from "./synth";

interface RehearseCommandOptions {
  readonly binary: string;
  readonly keep?: boolean;
  readonly format: string;
  readonly from?: string;
  readonly accept: readonly string[];
  readonly existing: readonly string[];
  readonly consistencyDelay: number;
  readonly failAt?: string;
  readonly killAt?: number;
  readonly each?: "fail" | "kill";
  readonly timeout?: number;
  readonly today?: string;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

/** `rampart rehearse`: the real Terraform, offline, against a model of IBM Cloud. */
export function addRehearse(program: Command, finish: (code: number) => void): void {
  const collect = (value: string, before: readonly string[]) => [...before, value];
  program
    .command("rehearse")
    .description("plan, apply and destroy with the real Terraform, offline, against a model of IBM Cloud")
    .argument("[input...]", "blueprints, or folders with Terraform JSON (default: every blueprint in stacks/)")
    .addOption(new Option("--binary <program>", "program to run").choices(["terraform", "tofu"]).default("terraform"))
    .option("--keep", "keep the folder in which Terraform ran")
    .addOption(new Option("--format <format>", "output format").choices(["text", "json"]).default("text"))
    .option("--from <old>", "apply this blueprint or folder first, then upgrade it to the input")
    .option("--accept <address>", "with --from: resource that may be replaced or destroyed (repeatable)", collect, [])
    .option("--existing <crn>", "resource that exists before the run (repeatable)", collect, [])
    .option(
      "--consistency-delay <seconds>",
      "delay in seconds before an authorization policy takes effect",
      parseNumber,
      0,
    )
    .option("--fail-at <address|n>", "fail this creation once; the second apply must converge")
    .option("--kill-at <n>", "kill Terraform at this creation; the next apply must converge", parseNumber)
    .addOption(
      new Option(
        "--each <fault>",
        "fail each creation once, or kill Terraform once at each; the last apply must converge",
      ).choices(["fail", "kill"]),
    )
    .option("--timeout <seconds>", "time limit in seconds for each Terraform command (default: 900)", parseTimeout)
    .option("--today <date>", "date against which waivers expire, YYYY-MM-DD (default: today in UTC)", parseToday)
    .addOption(new Option("--verbose", "print a line for each resource, not only for each phase").conflicts("quiet"))
    .option("--quiet", "print no progress")
    .action(async (inputs: string[], options: RehearseCommandOptions) =>
      finish(await rehearseCommand(inputs, options)),
    );
}

/** Longer than this, a timer of the runtime's runs at once. */
const longestTimeout = 2_000_000;

function parseTimeout(text: string): number {
  const seconds = parseNumber(text);
  if (seconds < 1 || seconds > longestTimeout)
    throw new InvalidArgumentError(`expected 1 to ${longestTimeout} seconds`);
  return seconds;
}

function parseNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("expected a whole number");
  return Number(text);
}

/** What ends a rehearsal, with nothing left behind. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

async function rehearseCommand(inputs: readonly string[], options: RehearseCommandOptions): Promise<number> {
  const aborter = new AbortController();
  const interrupted = () => aborter.abort();
  // Before anything is begun: what has begun ends in order.
  for (const name of signals) process.on(name, interrupted);
  try {
    return await rehearsed(inputs, options, aborter.signal);
  } catch (error) {
    if (aborter.signal.aborted) return exit.interrupted;
    throw error;
  } finally {
    for (const name of signals) process.removeListener(name, interrupted);
  }
}

async function rehearsed(
  inputs: readonly string[],
  options: RehearseCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  const { binaryFound } = require("../../rehearsal/runner/binary") as typeof import("../../rehearsal/runner/binary");
  const binary = binaryFound(options.binary);
  if (binary.state === "unusable") throw new FaultError([binary.fault]);
  if (binary.state === "absent") {
    process.stderr.write(
      `${options.binary} not found on the PATH. Install Terraform 1.5 or newer from developer.hashicorp.com/terraform/install, or install OpenTofu from opentofu.org/docs/intro/install and rehearse with --binary tofu.\n`,
    );
    return exit.noTerraform;
  }
  const given = inputs.length > 0 ? inputs : blueprintsIn("stacks");
  if (options.from !== undefined && given.length > 1) throw new FaultError([twoVersions(given.length)]);
  const plays = playsOf(given, options);
  if (plays === undefined) return exit.findings;
  return options.from === undefined ? straight(plays, options, signal) : upgrade(plays, options, signal);
}

function twoVersions(inputs: number): Fault {
  return {
    code: "RH003",
    message: "--from needs one old and one new version",
    place: { path: "rampart rehearse --from OLD NEW" },
    got: `${inputs} inputs`,
  };
}

async function straight(plays: readonly Play[], options: RehearseCommandOptions, signal: AbortSignal): Promise<number> {
  const { rehearseAccount } =
    require("../../rehearsal/runner/rehearse") as typeof import("../../rehearsal/runner/rehearse");
  const { renderRehearsal } = require("../../report/rehearsal") as typeof import("../../report/rehearsal");
  const report = await withProgress(options, (progress) =>
    rehearseAccount(plays, { ...sessionOptions(options), ...progress, keep: options.keep, signal }),
  );
  if (options.format === "json") {
    const name = plays.map((play) => play.name).join(", ");
    process.stdout.write(`${visibleJson([{ name, ...report }])}\n`);
  } else process.stdout.write(`${renderRehearsal(report)}\n`);
  return report.clean ? exit.done : exit.findings;
}

async function upgrade(after: readonly Play[], options: RehearseCommandOptions, signal: AbortSignal): Promise<number> {
  const { rehearseUpgrade } =
    require("../../rehearsal/runner/upgrade") as typeof import("../../rehearsal/runner/upgrade");
  const { renderUpgrade } = require("../../report/rehearsal") as typeof import("../../report/rehearsal");
  const { successors } = require("../../rehearsal/runner/stacks") as typeof import("../../rehearsal/runner/stacks");
  const before = playsOf([options.from ?? ""], options);
  if (!before) return exit.findings;
  const existing = [...before, ...after].flatMap((play) => play.existing ?? []);
  const report = await withProgress(options, (progress) =>
    rehearseUpgrade(
      before.flatMap(({ stacks }) => stacks),
      successors(before, after),
      {
        ...sessionOptions(options, existing),
        ...progress,
        accept: options.accept,
        keep: options.keep,
        signal,
      },
    ),
  );
  process.stdout.write(`${options.format === "json" ? visibleJson(report) : renderUpgrade(report)}\n`);
  return report.clean ? exit.done : exit.findings;
}

function sessionOptions(options: RehearseCommandOptions, existing: readonly string[] = []) {
  const failAt =
    options.failAt === undefined ? undefined : /^\d+$/.test(options.failAt) ? Number(options.failAt) : options.failAt;
  return {
    binary: options.binary,
    existing: [...new Set([...options.existing, ...existing])],
    consistencyDelay: options.consistencyDelay,
    failAt,
    killAt: options.killAt,
    each: options.each,
    timeout: options.timeout,
  };
}

/** Does some work, and says on standard error how far it is; with JSON only when that is asked for. */
async function withProgress<T>(
  { verbose, quiet, format }: RehearseCommandOptions,
  work: (listeners: Pick<RehearseOptions, "onPhase" | "onResource">) => Promise<T>,
): Promise<T> {
  const progress = new Progress(process.stderr, verbose ? "verbose" : quiet || format === "json" ? "quiet" : "phases");
  try {
    return await work({
      onPhase: (stack, phase) => progress.phase(stack, phase),
      onResource: (stack, event, action, address) => {
        if (event === "done") progress.resource(stack, action, address);
      },
    });
  } finally {
    progress.end();
  }
}

/** Reads the inputs, in the order given; undefined when a blueprint has findings, which are printed. */
function playsOf(inputs: readonly string[], options: RehearseCommandOptions): Play[] | undefined {
  const { together } = require("../../core/fault") as typeof import("../../core/fault");
  const plays: Play[] = [];
  let passed = true;
  together(
    inputs.map((input) => () => {
      const read = isBlueprint(input) ? blueprintPlays(input, options) : folderPlays(input);
      if (read === undefined) passed = false;
      else plays.push(...read);
    }),
  );
  return passed ? plays : undefined;
}

function isBlueprint(input: string): boolean {
  return /\.ya?ml$/.test(input) || !fs.existsSync(input);
}

/** The platforms of a folder, as its manifest tells them apart; one where there is none. */
function folderPlays(folder: string): Play[] {
  const { readTerraform } = require("../../terraform/files") as typeof import("../../terraform/files");
  const { dependenciesOf } = require("../../rehearsal/runner/stacks") as typeof import("../../rehearsal/runner/stacks");
  const { existingBeside } = require("../../terraform/existing") as typeof import("../../terraform/existing");
  const { presentStacks } = require("../../write/manifest") as typeof import("../../write/manifest");
  const known = fs.statSync(folder).isDirectory() ? presentStacks(folder) : [];
  const platforms = new Map(known.map(({ name, platform }) => [name, platform]));
  const stacks = readTerraform([folder]);
  const names = new Set(stacks.map(({ name }) => platforms.get(name)));
  return [...names].map((platform) => {
    const own = stacks
      .filter(({ name }) => platforms.get(name) === platform)
      .map((stack) => ({ ...stack, dependencies: dependenciesOf(stack, stacks) }));
    return { name: platform ?? folder, stacks: own, existing: existingBeside(own) };
  });
}

/** Blueprints are loaded one by one: two of one name are two inputs here, not two owners of one output folder. */
function blueprintPlays(file: string, options: RehearseCommandOptions): Play[] | undefined {
  const { loadBlueprints } = require("../../blueprint") as typeof import("../../blueprint");
  const { deployable } = require("../../judge/pipeline") as typeof import("../../judge/pipeline");
  const { renderVerdicts } = require("../../report/text") as typeof import("../../report/text");
  const result = deployable(loadBlueprints([file]), todayOr(options.today));
  if (!result.passed) {
    process.stderr.write(`${result.platforms.map(renderVerdicts).filter(Boolean).join("\n")}\n`);
    return undefined;
  }
  return result.platforms.map(({ platform, stacks }) => ({
    name: platform.name,
    stacks,
    existing: platform.existing,
  }));
}
