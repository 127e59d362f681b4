import * as path from "node:path";
import { visible } from "../core/visible";
import type { AppResult } from "../judge/pipeline";
import { applyOrder } from "../platform/apply-order";
import { type Costs, costsOf } from "../report/guide/costs";
import { renderCounts } from "../report/text";
import { resourceCount } from "../terraform/configuration";
import type { Output } from "./output";

/** What `rampart synth` says at the end. */
export function renderSummary(
  result: AppResult,
  folder: string,
  output: Pick<Output, "artefacts" | "guides" | "reports">,
): string {
  const lines: string[] = [];
  for (const judged of result.platforms) {
    const { platform, stacks, ...verdicts } = judged;
    lines.push(platform.name);
    for (const { name, json, dependencies } of applyOrder(stacks))
      lines.push(`  ${folder}/stacks/${name}  ${resourceCount(json)} resources${afterText(dependencies)}`);
    lines.push(`  ${renderCounts(verdicts)}`, ...renderPaid(costsOf(judged)));
  }
  lines.push("Start here:", ...output.guides.map((name) => `  ${folder}/${name}`));
  if (output.artefacts.length > 0) lines.push(...renderArtefacts(folder, output.artefacts));
  lines.push("Control report:", ...output.reports.map((name) => `  ${folder}/${name}`));
  return lines.map(visible).join("\n");
}

/** How many files people read, run or use otherwise, then their names by folder. */
function renderArtefacts(folder: string, files: readonly string[]): string[] {
  const inFolder = (one: string) => files.filter((file) => path.posix.dirname(file) === one);
  return [
    `Manual steps: ${kindsOf(files)
      .map(({ count }) => count)
      .join(", ")}`,
    ...[...new Set(files.map(path.posix.dirname))].flatMap((one) => [
      `  ${folder}/${one}`,
      ...kindsOf(inFolder(one)).map(({ count, names }) => `    ${count}: ${names.join(", ")}`),
    ]),
  ];
}

/** What a file is to people, by the end of its name. */
const kinds: readonly { readonly one: string; readonly ends: RegExp }[] = [
  { one: "document", ends: /\.md$/ },
  { one: "script", ends: /\.(sh|js|mjs|py)$/ },
  { one: "other file", ends: /./ },
];

/** The kinds of some files that there are, each with its number in words and the files' names. */
function kindsOf(files: readonly string[]): { readonly count: string; readonly names: readonly string[] }[] {
  const kindOf = (file: string) => kinds.find(({ ends }) => ends.test(file))?.one;
  return kinds.flatMap(({ one }) => {
    const names = files.filter((file) => kindOf(file) === one).map((file) => path.posix.basename(file));
    return names.length > 0 ? [{ count: `${names.length} ${one}${names.length === 1 ? "" : "s"}`, names }] : [];
  });
}

/** What costs money, in a line; the guide says by what and why. */
function renderPaid({ paid }: Costs): string[] {
  if (paid.length === 0) return [];
  const count = paid.reduce((sum, row) => sum + row.count, 0);
  const kinds = paid.map(({ what, count: number, plans }) => {
    const plan = plans.length > 0 && !plans.includes("standard") ? ` (${plans.join(", ")})` : "";
    return `${what}${plan}${number > 1 ? ` × ${number}` : ""}`;
  });
  return [`  ${count} charged by IBM: ${kinds.join(", ")}`];
}

function afterText(dependencies: readonly string[]): string {
  return dependencies.length > 0 ? `, apply after ${dependencies.join(", ")}` : "";
}
