import type { Control } from "./controls";
import type { Finding } from "./findings";

/** How a statement is answered on a platform. */
export type Outcome =
  /** A rule of the control has judged it, with this verdict. */
  | Finding["verdict"]
  /** IBM's part, by IBM's own attestation. */
  | "inherited"
  /** A file beside the Terraform carries it out. */
  | "artefact"
  /** Another owner has to satisfy it; nothing here shows whether that is so. */
  | "foreign"
  /** Another system answers it. */
  | "elsewhere"
  /** It stays with people; a runbook says how. */
  | "own";

/** One line of the matrix. */
export interface MatrixRow {
  readonly control: Control;
  /** `notApplicable` when the platform has nothing that the statement speaks of. */
  readonly outcome: Outcome;
  /** What shows it: resource and argument, IBM's attestation, a file, a system, or the words in a runbook. */
  readonly shownBy: string;
}

/** A file that answers controls. */
export interface ControlFile {
  readonly file: string;
  readonly controls?: readonly string[];
  readonly duties?: readonly string[];
}

const nothing = {
  outcome: "notApplicable",
  shownBy: "the platform has nothing that the statement applies to",
} as const;

const worst: readonly Finding["verdict"][] = ["violation", "unknown", "waived", "compliant"];

/**
 * Every control with its outcome: what rules have judged comes first, then what another owner has to satisfy, then files, then other systems, then IBM, then people.
 * Controls in `absent` are those of systems that are not there: nobody has to answer them.
 */
export function matrix(
  controls: readonly Control[],
  findings: readonly Finding[],
  files: readonly ControlFile[],
  absent: ReadonlySet<string> = new Set(),
): MatrixRow[] {
  const judged = new Map<string, Finding>();
  for (const finding of findings) {
    if (!worst.includes(finding.verdict)) continue;
    const before = judged.get(finding.control);
    if (!before || rank(finding) < rank(before)) judged.set(finding.control, finding);
  }
  return controls.map((control) => {
    const finding = judged.get(control.id);
    const duty = files.find((one) => one.duties?.includes(control.id));
    // What is compliant here is a part at most of what another owner has to satisfy.
    if (finding && (finding.verdict !== "compliant" || !duty))
      return { control, outcome: finding.verdict, shownBy: placeOf(finding) };
    if (duty) return { control, outcome: "foreign", shownBy: duty.file };
    const file = files.find((one) => one.controls?.includes(control.id));
    if (file) return { control, outcome: "artefact", shownBy: file.file };
    if (absent.has(control.id)) return { control, ...nothing };
    if (control.belongsTo !== undefined) return { control, outcome: "elsewhere", shownBy: control.belongsTo };
    const here = control.beside === undefined || judged.has(control.beside);
    if (here && control.evidence !== undefined) return { control, outcome: "inherited", shownBy: control.evidence };
    if (here && control.step !== undefined) return { control, outcome: "own", shownBy: control.step };
    return { control, ...nothing };
  });
}

/** The worst verdict first; among equals the one that names an argument. */
function rank({ verdict, argument }: Finding): number {
  return 2 * worst.indexOf(verdict) + (argument === undefined ? 1 : 0);
}

function placeOf({ address, argument }: Finding): string {
  return argument === undefined ? address : `${address} ${argument}`;
}
