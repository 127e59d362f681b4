import * as path from "node:path";
import { visible } from "../core/visible";
import type { AppResult } from "../judge/pipeline";
import { renderCounts } from "../report/text";
import type { Output } from "./output";

/** What `rampart synth` says at the end. */
export function renderSummary(
  result: AppResult,
  folder: string,
  output: Pick<Output, "artefacts" | "reports">,
): string {
  const lines: string[] = [];
  for (const { platform, stacks, ...verdicts } of result.platforms) {
    lines.push(platform.name);
    for (const stack of [...stacks].sort((a, b) => a.dependencies.length - b.dependencies.length)) {
      const count = Object.values((stack.json.resource ?? {}) as Record<string, object>).reduce(
        (sum, named) => sum + Object.keys(named).length,
        0,
      );
      lines.push(`  ${folder}/stacks/${stack.name}  ${count} resources${afterText(stack.dependencies)}`);
    }
    lines.push(`  ${renderCounts(verdicts)}`);
  }
  if (output.artefacts.length > 0)
    lines.push("what Terraform cannot do:", ...renderArtefacts(folder, output.artefacts));
  lines.push("how each control is answered:", ...output.reports.map((name) => `  ${folder}/${name}`));
  return lines.map(visible).join("\n");
}

/** Each folder with what people read in it, and what they run, copy or fill in. */
function renderArtefacts(folder: string, files: readonly string[]): string[] {
  const isText = (file: string) => file.endsWith(".md");
  const line = (use: string, names: readonly string[]) =>
    names.length > 0 ? [`    ${names.length} to ${use}: ${names.join(", ")}`] : [];
  return [...new Set(files.map(path.posix.dirname))].flatMap((one) => {
    const names = files.filter((file) => path.posix.dirname(file) === one).map((file) => path.posix.basename(file));
    return [
      `  ${folder}/${one}`,
      ...line("read", names.filter(isText)),
      ...line(
        "use",
        names.filter((name) => !isText(name)),
      ),
    ];
  });
}

function afterText(dependencies: readonly string[]): string {
  return dependencies.length > 0 ? `, apply after ${dependencies.join(", ")}` : "";
}
