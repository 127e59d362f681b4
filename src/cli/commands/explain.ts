import type { Command } from "commander";
import { exit } from "../exit";
import { parseToday, todayOr } from "../today";

interface ExplainOptions {
  readonly all?: boolean;
  readonly format: "text" | "md";
  readonly out?: string;
  readonly today?: string;
}

/** `rampart explain`: what a control, a rule, an option or a message code means. */
export function addExplain(program: Command, finish: (code: number) => void): void {
  const { Option } = require("commander") as typeof import("commander");
  program
    .command("explain")
    .description("explain a control, a rule, an option or a message code, and what to do about it")
    .argument("[word...]", "CE-48, image-digest, systems.code-engine.apps.port, CE015")
    .option("--all", "print the full reference")
    .addOption(new Option("--format <format>", "output format").choices(["text", "md"]).default("text"))
    .option("--out <file>", "file to write to")
    .option("--today <date>", "first day of the proposed waiver, YYYY-MM-DD (default: today in UTC)", parseToday)
    .action((words: string[], { all = false, format, out, today }: ExplainOptions) => {
      if (words.length === 0 && !all) {
        program.error("error: give a word, or --all", { exitCode: exit.badInput });
      }
      const { explain, explainAll } = require("../../explain/explain") as typeof import("../../explain/explain");
      const { explanationMarkdown, explanationText } =
        require("../../report/explanations") as typeof import("../../report/explanations");
      const explanations = all ? explainAll() : explain(words, todayOr(today));
      const text = format === "md" ? explanationMarkdown(explanations) : explanationText(explanations);
      print(text, out);
      finish(exit.done);
    });
}

function print(text: string, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const fs = require("node:fs") as typeof import("node:fs");
  const path = require("node:path") as typeof import("node:path");
  fs.mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
  fs.writeFileSync(out, text);
}
