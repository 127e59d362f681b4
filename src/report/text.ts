import * as path from "node:path";
import { renderFault, renderPlace } from "../core/fault";
import { visible } from "../core/visible";
import type { AppResult, Verdicts } from "../judge/pipeline";
import type { Finding } from "../posture";
import type { Output } from "../write/output";

/** A finding as it is printed: place and control, then what was expected and found, and the way out; each on one line. */
export function renderFinding(finding: Finding): string {
  const lines = [
    `${finding.at}: ${finding.control} ${finding.title} (${finding.severity}${finding.verdict === "unknown" ? ", not known before apply" : ""})`,
    `  at:       ${finding.file} ${finding.address}${finding.argument ? ` ${finding.argument}` : ""}`,
  ];
  if (finding.source !== undefined) lines.push(`  source:   ${renderPlace(finding.source)}`);
  if (finding.expected !== undefined) lines.push(`  expected: ${finding.expected}`);
  if (finding.got !== undefined) lines.push(`  got:      ${finding.got}`);
  if (finding.fix !== undefined) lines.push(`  fix:      ${finding.fix}`);
  if (finding.waiver)
    lines.push(`  waived:   until ${finding.waiver.expires} by ${finding.waiver.owner}: ${finding.waiver.reason}`);
  else if (!finding.waivable) lines.push("  waiver:   none can cover this");
  return lines.map(visible).join("\n");
}

/** Everything that stands in the way, and every waived finding. */
export function renderVerdicts({ preflight, check }: Verdicts): string {
  const open = check.findings.filter(({ verdict }) => verdict === "violation" || verdict === "unknown");
  const waived = check.findings.filter(({ verdict }) => verdict === "waived");
  return [
    ...preflight.faults.map(renderFault),
    ...check.faults.map(renderFault),
    ...open.map(renderFinding),
    ...waived.map(renderFinding),
  ].join("\n");
}

/** One line of counts. */
export function renderCounts({ preflight, check }: Verdicts): string {
  const { compliant, violation, waived, unknown } = check.counts;
  const controls = [...check.controls.values()].filter((verdict) => verdict !== "notApplicable").length;
  return [
    `${preflight.judged} arguments`,
    `${controls} controls`,
    `${compliant} compliant`,
    `${violation} violation${violation === 1 ? "" : "s"}`,
    `${waived} waived`,
    `${unknown} unknown`,
    ...(preflight.faults.length > 0 ? [`${preflight.faults.length} refused by the provider's own rules`] : []),
    ...(preflight.notJudged.length > 0 ? [`${preflight.notJudged.length} not judged`] : []),
  ].join(", ");
}

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
