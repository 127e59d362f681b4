import type { Command } from "commander";
import { visible, visibleJson } from "../../core/visible";
import type { PreflightReport } from "../../preflight";
import { exit } from "../exit";
import { parseToday, todayOr } from "../today";

interface CheckCommandOptions {
  readonly format: string;
  readonly waivers?: string;
  readonly today?: string;
  readonly strict?: boolean;
}

/** `rampart check`: preflight and rules on any Terraform JSON. */
export function addCheck(program: Command, finish: (code: number) => void): void {
  const { Option } = require("commander") as typeof import("commander");
  program
    .command("check")
    .description("check Terraform JSON against the provider's own rules and every control")
    .argument("<path...>", "folders or files ending in .tf.json")
    .addOption(new Option("--format <format>", "output format").choices(["text", "json"]).default("text"))
    .option("--waivers <file>", "YAML file with a list of waivers")
    .option("--today <date>", "date against which waivers expire, YYYY-MM-DD (default: today in UTC)", parseToday)
    .option("--strict", "also fail on values not known before apply, and on anything not checked")
    .action((paths: string[], options: CheckCommandOptions) => finish(checkCommand(paths, options)));
}

function checkCommand(paths: readonly string[], options: CheckCommandOptions): number {
  const { readTerraform } = require("../../terraform/files") as typeof import("../../terraform/files");
  const { judge } = require("../../judge/pipeline") as typeof import("../../judge/pipeline");
  const { loadWaivers } = require("../../blueprint/waivers") as typeof import("../../blueprint/waivers");
  const { renderCounts, renderVerdicts } = require("../../report/text") as typeof import("../../report/text");
  const { versionNotes } =
    require("../../terraform/demanded-version") as typeof import("../../terraform/demanded-version");

  const stacks = readTerraform(paths);
  const verdicts = judge(stacks, {
    today: todayOr(options.today),
    waivers: options.waivers === undefined ? [] : loadWaivers(options.waivers),
    strict: options.strict ?? false,
  });
  const { preflight, check } = verdicts;
  const gaps = gapsIn(preflight);
  const notes = [...new Set(stacks.flatMap(versionNotes))];
  const passed = verdicts.passed && gaps.length === 0;
  if (options.format === "json") {
    const report = {
      passed,
      ...(gaps.length > 0 ? { gaps } : {}),
      ...(notes.length > 0 ? { notes } : {}),
      preflight,
      check: { ...check, controls: Object.fromEntries(check.controls) },
    };
    process.stdout.write(`${visibleJson(report)}\n`);
  } else {
    const text = renderVerdicts(verdicts);
    process.stdout.write(
      [
        ...(text === "" ? [] : [text]),
        ...notes.map((note) => visible(`note: ${note}`)),
        renderCounts(verdicts),
        ...gaps,
        "",
      ].join("\n"),
    );
  }
  return passed ? exit.done : exit.findings;
}

/** Why there is no pass although nothing was found: what nobody looked at proves nothing. */
function gapsIn({ resources }: PreflightReport): string[] {
  return resources === 0 ? ["failed: there is no resource or data source that could be checked"] : [];
}
