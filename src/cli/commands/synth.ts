import * as fs from "node:fs";
import * as path from "node:path";
import type { Command } from "commander";
import { FaultError } from "../../core/fault";
import { visible } from "../../core/visible";
import { exit } from "../exit";
import { parseToday, todayOr } from "../today";

interface SynthOptions {
  readonly out: string;
  readonly hcl?: boolean;
  readonly prune?: boolean;
  readonly today?: string;
}

/** `rampart synth`: blueprints to Terraform, all or nothing. */
export function addSynth(program: Command, finish: (code: number) => void): void {
  program
    .command("synth")
    .description("turn blueprints into hardened Terraform")
    .argument("[blueprint...]", "blueprint files (default: every one in stacks/)")
    .option("--out <dir>", "folder to write to", "cdktf.out")
    .option("--hcl", "write HCL (cdk.tf) instead of JSON")
    .option("--prune", "remove the files of platforms that are in none of these blueprints")
    .option("--today <date>", "date against which waivers expire, YYYY-MM-DD (default: today in UTC)", parseToday)
    .action((files: string[], options: SynthOptions) => finish(synthCommand(files, options)));
}

function synthCommand(files: readonly string[], options: SynthOptions): number {
  const { loadBlueprints } = require("../../blueprint") as typeof import("../../blueprint");
  const { deployable } = require("../../judge/pipeline") as typeof import("../../judge/pipeline");
  const { outputFiles } = require("../../write/output") as typeof import("../../write/output");
  const { renderVerdicts } = require("../../report/text") as typeof import("../../report/text");
  const { renderSummary } = require("../../write/summary") as typeof import("../../write/summary");
  const { renderFormerStacks, renderLeftAlone, renderNotes } =
    require("../../write/former-stacks") as typeof import("../../write/former-stacks");
  const { writeOutput } = require("../../write/write") as typeof import("../../write/write");

  const result = deployable(loadBlueprints(files.length > 0 ? files : blueprintsIn("stacks")), todayOr(options.today));
  for (const platform of result.platforms) {
    const text = renderVerdicts(platform);
    if (text !== "") process.stderr.write(`${text}\n`);
  }
  if (!result.passed) {
    process.stderr.write("Nothing was written.\n");
    return exit.findings;
  }
  const output = outputFiles(result, options.hcl === true);
  const folder = path.normalize(options.out);
  const written = writeOutput(options.out, output.files, { prune: options.prune ?? false });
  process.stdout.write(`${renderSummary(result, folder, output)}\n`);
  const more = [
    ...renderNotes(folder, written.notes),
    ...renderFormerStacks(folder, written.former),
    ...renderLeftAlone(folder, written.leftAlone),
  ];
  if (more.length > 0) process.stderr.write(`${more.map(visible).join("\n")}\n`);
  return exit.done;
}

/** Every blueprint of a folder, by name. */
export function blueprintsIn(folder: string): string[] {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((file) => /\.ya?ml$/.test(file)) : [];
  if (files.length > 0) return files.sort().map((file) => path.join(folder, file));
  throw new FaultError([
    {
      code: "CL001",
      message: "no blueprint found",
      place: { file: folder },
      expected: "a .yaml file in this folder, or blueprints named on the command line",
      got: fs.existsSync(folder) ? "a folder without blueprints" : "no such folder",
    },
  ]);
}
