import { renderFault, renderPlace } from "../core/fault";
import { visible } from "../core/visible";
import type { Verdicts } from "../judge/pipeline";
import type { Finding } from "../posture";

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
  else if (!finding.waivable) lines.push("  waiver:   not possible");
  return lines.map(visible).join("\n");
}

/** Everything that stands in the way, every waived finding, and everything that was not judged. */
export function renderVerdicts({ preflight, check }: Verdicts): string {
  const open = check.findings.filter(({ verdict }) => verdict === "violation" || verdict === "unknown");
  const waived = check.findings.filter(({ verdict }) => verdict === "waived");
  return [
    ...preflight.faults.map(renderFault),
    ...check.faults.map(renderFault),
    ...open.map(renderFinding),
    ...waived.map(renderFinding),
    ...preflight.notJudged.map(({ address, reason }) => visible(`${address}: not checked: ${reason}`)),
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
    ...(preflight.faults.length > 0 ? [`${preflight.faults.length} rejected by the provider's own rules`] : []),
    ...(preflight.notJudged.length > 0 ? [`${preflight.notJudged.length} not checked`] : []),
  ].join(", ");
}
