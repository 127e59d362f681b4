import { createHash } from "node:crypto";
import { renderTemplate } from "../artefacts/render";
import { dataFile } from "../core/data-file";
import { compareText } from "../core/order";
import type { JudgedPlatform } from "../judge/pipeline";
import { type Control, controlsOf, type MatrixRow, matrix, type Outcome } from "../posture";
import { ibmDocuments } from "../posture/ibm-documents";
import { worldOf } from "../posture/world-of";
import { systems } from "../systems";
import { detailOf } from "./control-detail";
import { guideOf, pathOf } from "./documents";

const words: Readonly<Record<Outcome, string>> = {
  violation: "violated",
  unknown: "not known before apply",
  waived: "waived",
  compliant: "compliant",
  inherited: "inherited from IBM",
  artefact: "covered by a generated file",
  foreign: "responsibility of another owner, not verified here",
  own: "your responsibility",
  notAnswered: "not answered",
  notApplicable: "not applicable",
};

/** Content by path in the output folder. */
export type Texts = ReadonlyMap<string, string>;

/**
 * Every control with how the platform answers it.
 *
 * @param texts the files that are written beside the Terraform: what is said to stand in one is looked for in it
 */
export function matrixOf(
  { platform, check, stacks }: JudgedPlatform,
  controls: readonly Control[],
  texts: Texts,
): MatrixRow[] {
  const answering = platform.artefacts.map((artefact) => {
    const file = pathOf(platform, artefact);
    return { file, controls: artefact.controls ?? [], duties: artefact.duties ?? [], text: texts.get(file) ?? "" };
  });
  const guide = guideOf(platform);
  const files = [...answering, { file: guide, text: texts.get(guide) ?? "" }];
  const absent = systems
    .filter(({ kind, folder }) => kind === "system" && !platform.systemTypes.has(folder))
    .flatMap(({ folder }) => controlsOf(folder));
  return matrix(controls, {
    findings: check.findings,
    world: worldOf(stacks),
    files,
    absent: new Set(absent.map(({ id }) => id)),
  });
}

/** One line for a terminal or a log. */
export function renderRow({ control, outcome, shownBy }: MatrixRow): string {
  return `${control.id}  ${words[outcome]}: ${shownBy}`;
}

export interface ReportFacts {
  readonly controls: readonly Control[];
  /** The files that are written beside the Terraform. */
  readonly texts: Texts;
  /** What Terraform reads. */
  readonly terraform: Texts;
  /** The day of the verdicts, `YYYY-MM-DD`. */
  readonly today: string;
}

/** `controls/<platform>.md`: who answers what, with every place that a rule has judged. */
export function renderControls(judged: JudgedPlatform, { controls, texts, terraform, today }: ReportFacts): string {
  const rows = matrixOf(judged, controls, texts).sort((a, b) => compareText(a.control.id, b.control.id));
  const spoken = rows.filter(({ outcome }) => outcome !== "notApplicable");
  const names = new Set(judged.stacks.map(({ name }) => name));
  return renderTemplate("report/controls.md", {
    platform: judged.platform.name,
    version: dataFile<{ version: string }>("package.json").version,
    today,
    pagesRead: ibmDocuments().dated,
    files: [...terraform]
      .filter(([file]) => names.has(file.split("/")[1] ?? ""))
      .map(([file, text]) => ({ file, hash: createHash("sha256").update(text).digest("hex") })),
    counts: count(rows),
    rows: spoken.map(({ control, outcome, shownBy, places }) => ({
      id: control.id,
      title: control.title,
      duty: control.duty.join(", "),
      outcome: words[outcome],
      shownBy,
      place: places.length > 0 && outcome !== "notAnswered",
      more: places.length > 1 && outcome !== "notAnswered" ? places.length - 1 : 0,
    })),
    details: spoken.map((row) => detailOf(row, words[row.outcome])),
    others: rows.filter(({ outcome }) => outcome === "notApplicable").map(({ control }) => control.id),
  });
}

function count(rows: readonly MatrixRow[]): { readonly outcome: string; readonly number: number }[] {
  return (Object.keys(words) as Outcome[])
    .map((outcome) => ({ outcome: words[outcome], number: rows.filter((row) => row.outcome === outcome).length }))
    .filter(({ number }) => number > 0);
}
