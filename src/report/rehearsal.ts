import { visible } from "../core/visible";
import type { Phase, RehearsalFinding, RehearsalReport } from "../rehearsal/runner/rehearse";
import type { UpgradeReport } from "../rehearsal/runner/upgrade";
import { needsAcceptance, type PlannedChange } from "../rehearsal/runner/upgrade-plan";

const phases: readonly Phase[] = ["init", "validate", "plan", "apply", "replan", "destroy"];

/** What a rehearsal found, then a table of its times. */
export function renderRehearsal(report: RehearsalReport): string {
  const width = Math.max(5, ...report.stacks.map(({ stack }) => stack.length));
  const row = (name: string, count: string, cells: readonly string[]) =>
    `${name.padEnd(width)}  ${count.padStart(9)}  ${cells.map((cell) => cell.padStart(8)).join("  ")}`.trimEnd();
  return [
    ...report.findings.flatMap(findingLines),
    ...renderNotes(report.notes),
    row("stack", "resources", phases),
    ...report.stacks.map(({ stack, resources, seconds }) =>
      row(
        stack,
        String(resources),
        phases.map((phase) => (seconds[phase] === undefined ? "-" : `${seconds[phase].toFixed(1)} s`)),
      ),
    ),
    `${report.clean ? "clean" : `${report.findings.length} finding${report.findings.length === 1 ? "" : "s"}`}: ${report.seconds.toFixed(1)} s total`,
    ...(report.kept ? [`kept: ${report.kept}`] : []),
  ]
    .map(visible)
    .join("\n");
}

/** Notes that differ in one word, the name of what they are about, once: the first in full, then the other names. */
function renderNotes(notes: readonly string[]): string[] {
  const groups: { readonly words: readonly string[]; at?: number; readonly others: string[] }[] = [];
  for (const note of notes) {
    const words = note.split(" ");
    const fits = groups.some((group) => {
      const [at, ...more] = differences(group.words, words);
      if (at === undefined || more.length > 0 || (group.at ?? at) !== at) return false;
      group.at = at;
      group.others.push(words[at] as string);
      return true;
    });
    if (!fits) groups.push({ words, others: [] });
  }
  return groups.flatMap(({ words, others }) => [
    `note: ${words.join(" ")}`,
    ...(others.length > 0 ? [`  also: ${others.join(", ")}`] : []),
  ]);
}

/** Where two sentences of one length differ; nothing where their lengths do. */
function differences(a: readonly string[], b: readonly string[]): number[] {
  return a.length === b.length ? a.flatMap((word, index) => (word === b[index] ? [] : [index])) : [];
}

/** Where and what, then the detail line by line, as Terraform says it. */
function findingLines({ stack, phase, address, summary, detail }: RehearsalFinding): string[] {
  const where = [stack, address].filter(Boolean).join(" ");
  return [
    `${where ? `${where}: ` : ""}${phase}: ${summary}`,
    ...detail
      .split("\n")
      .filter(Boolean)
      .map((line) => `  ${line}`),
  ];
}

/** What an upgrade would do, the losses first. */
export function renderUpgrade({ changes, findings, notes, clean, seconds }: UpgradeReport): string {
  const order = ["replace", "delete", "create", "update"] as const;
  const titles = { replace: "replaced", delete: "destroyed", create: "created", update: "changed in place" };
  const lines = [...findings.flatMap(findingLines), ...renderNotes(notes)];
  for (const kind of order) {
    const of = changes.filter((change) => change.kind === kind);
    if (of.length > 0) lines.push(`${titles[kind]}: ${of.length}`, ...of.map(renderChange));
  }
  if (changes.length === 0 && findings.length === 0) lines.push("no changes");
  lines.push(`${clean ? "clean" : upgradeVerdict(changes, findings.length)}: ${seconds.toFixed(1)} s total`);
  return lines.map(visible).join("\n");
}

/** Why an upgrade is not clean. */
function upgradeVerdict(changes: readonly PlannedChange[], findings: number): string {
  const open = changes.filter(needsAcceptance);
  const lost = open.filter(({ loses }) => loses !== undefined).length;
  const down = open.length - lost;
  const count = (number: number, one: string, more: string) =>
    number === 0 ? [] : [`${number} ${number === 1 ? one : more}`];
  const parts = [
    ...count(findings, "finding", "findings"),
    ...count(lost, "resource would be lost with its data", "resources would be lost with their data"),
    ...count(
      down,
      "resource would be down with all that is built on it",
      "resources would be down with all that is built on them",
    ),
  ];
  return `${parts.join(", ")}${open.length > 0 ? "; name each one with --accept if this is intended" : ""}`;
}

function renderChange({ stack, address, because, loses, carries, accepted }: PlannedChange): string {
  const why = because.length > 0 ? `, because of ${because.join(", ")}` : "";
  const costs = loses === undefined ? carries : `loses ${loses}`;
  return `  ${stack} ${address}${why}${costs === undefined ? "" : `: ${costs}${accepted ? " (accepted)" : ""}`}`;
}
