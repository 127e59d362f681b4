import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { binaryFound } from "../../src/rehearsal/runner/binary";
import { type Block, blocksOf, writeBlueprints } from "./pages";

/** The command that a `console` block shows, and what the block says it prints. */
export interface Shown {
  readonly args: readonly string[];
  readonly printed: string;
}

/** @throws Error when the block does not start with `$ npx rampart` */
export function shownBy({ page, line, text }: Block): Shown {
  const [, args, printed] = /^\$ npx rampart ([^\n]+)\n(.*)$/s.exec(text) ?? [];
  if (args === undefined || printed === undefined)
    throw new Error(`${page}:${line}: a console block starts with "$ npx rampart"`);
  return { args: args.split(" "), printed };
}

/** True for a command that runs Terraform. */
export function needsTerraform({ args }: Shown): boolean {
  return args[0] === "rehearse";
}

/** Text without what differs from run to run: the times of a rehearsal. */
export function steady(text: string): string {
  return text.replace(/\d+\.\d s/g, "0.0 s");
}

/** Runs a command among the blueprints of all pages: what it prints, errors first, without the progress of a rehearsal. */
export function print(shown: Shown): string {
  const { args } = shown;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-docs-"));
  try {
    writeBlueprints(folder);
    const main = path.join(packageRoot, "dist", "src", "cli", "main.js");
    const { stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: "utf8" });
    return needsTerraform(shown) ? stdout : stderr + stdout;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A page whose `console` blocks show what their commands print now. Without Terraform, rehearsals stay as they are. */
export function withPrinted(page: string, text: string): string {
  const lines = text.split("\n");
  const terraform = binaryFound("terraform").state === "usable";
  const blocks = blocksOf(page, text).filter(({ language }) => language === "console");
  // From the last block to the first: a block that grows moves no line that is still to be read.
  for (const block of blocks.reverse()) {
    const shown = shownBy(block);
    if (needsTerraform(shown) && !terraform) continue;
    const now = print(shown);
    if (steady(now) === steady(shown.printed)) continue;
    lines.splice(block.line + 1, shown.printed.split("\n").length - 1, ...now.trimEnd().split("\n"));
  }
  return lines.join("\n");
}
