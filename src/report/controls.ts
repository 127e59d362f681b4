import { renderTemplate } from "../artefacts/render";
import type { JudgedPlatform } from "../judge/pipeline";
import { type Control, controlsOf, type MatrixRow, matrix, type Outcome } from "../posture";
import { systems } from "../systems";
import { pathOf } from "./documents";

const words: Readonly<Record<Outcome, string>> = {
  compliant: "compliant",
  waived: "waived",
  violation: "violated",
  unknown: "not known before apply",
  inherited: "inherited from IBM",
  artefact: "covered by a generated file",
  foreign: "responsibility of another owner, not verified here",
  elsewhere: "covered by another system",
  own: "your responsibility",
  notApplicable: "not applicable",
};

/** Every control with how the platform answers it. */
export function matrixOf({ platform, check }: JudgedPlatform, controls: readonly Control[]): MatrixRow[] {
  const files = platform.artefacts.map((artefact) => ({
    file: pathOf(platform, artefact),
    controls: artefact.controls ?? [],
    duties: artefact.duties ?? [],
  }));
  const absent = systems
    .filter(({ kind, folder }) => kind === "system" && !platform.systemTypes.has(folder))
    .flatMap(({ folder }) => controlsOf(folder));
  return matrix(controls, check.findings, files, new Set(absent.map(({ id }) => id)));
}

/** One line for a terminal or a log. */
export function renderRow({ control, outcome, shownBy }: MatrixRow): string {
  return `${control.id}  ${words[outcome]}: ${shownBy}`;
}

/** `controls/<platform>.md`: who answers what, with what shows it. */
export function renderControls(judged: JudgedPlatform, controls: readonly Control[]): string {
  const rows = matrixOf(judged, controls).sort((a, b) => (a.control.id < b.control.id ? -1 : 1));
  const spoken = rows.filter(({ outcome }) => outcome !== "notApplicable");
  return renderTemplate("report/controls.md", {
    platform: judged.platform.name,
    counts: count(rows),
    rows: spoken.map(({ control, outcome, shownBy }) => ({
      id: control.id,
      title: control.title,
      statement: control.statement,
      duty: control.duty.join(", "),
      outcome: words[outcome],
      shownBy,
      place: outcome === "compliant" || outcome === "waived",
    })),
    others: rows.filter(({ outcome }) => outcome === "notApplicable").map(({ control }) => control.id),
  });
}

function count(rows: readonly MatrixRow[]): { readonly outcome: string; readonly number: number }[] {
  return (Object.keys(words) as Outcome[])
    .map((outcome) => ({ outcome: words[outcome], number: rows.filter((row) => row.outcome === outcome).length }))
    .filter(({ number }) => number > 0);
}
