import type { Control, Shown } from "./controls";
import type { Finding } from "./findings";
import { grouped } from "./indexes";
import { type JudgedPlace, listed, placeOf, type Showing, showing } from "./shown";
import type { World } from "./world";

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
  /** It stays with people; a runbook says how. */
  | "own"
  /** Nothing here shows it, and no file says who does it. */
  | "notAnswered";

/** One line of the matrix. */
export interface MatrixRow {
  readonly control: Control;
  /** `notApplicable` when the platform has nothing that the statement speaks of. */
  readonly outcome: Outcome;
  /** What shows it: a resource and argument, IBM's part, a file with the words in it, or why nothing does. */
  readonly shownBy: string;
  /** The places that decide the outcome. */
  readonly places: readonly JudgedPlace[];
  /** Places that rules of the control have judged too: they do not show the statement. */
  readonly others: readonly JudgedPlace[];
  /** The file that says what people do, also beside what IBM does. @default - no file does */
  readonly file?: string;
}

/** A file that is written beside the Terraform. */
export interface ControlFile {
  readonly file: string;
  readonly controls?: readonly string[];
  /** Controls that another owner has to satisfy, of which the file speaks. @default - none */
  readonly duties?: readonly string[];
  /** Its content. */
  readonly text: string;
}

/** What the rows of a platform are made from. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly world: World;
  readonly files: readonly ControlFile[];
  /** Controls of systems that are not there: nobody has to answer them. @default - none */
  readonly absent?: ReadonlySet<string>;
}

const worst: readonly Finding["verdict"][] = ["violation", "unknown", "waived", "compliant"];

/**
 * Every control with its outcome: what is wrong comes first, then what another owner has to satisfy, then what places show, then
 * files, IBM and people. A finding that is compliant counts only where the control's `shown` asks for it.
 */
export function matrix(controls: readonly Control[], judged: Judged): MatrixRow[] {
  const findings = grouped(judged.findings.map((finding) => [finding.control, finding] as const));
  const texts = judged.files.map((file) => ({ ...file, text: oneLine(file.text) }));
  const spoken = (id: string) => (findings.get(id) ?? []).some(({ verdict }) => worst.includes(verdict));
  return controls.map((control) => {
    const own = findings.get(control.id) ?? [];
    const here = control.beside === undefined || spoken(control.beside);
    return rowOf(control, own, here, { ...judged, files: texts });
  });
}

function rowOf(control: Control, findings: readonly Finding[], here: boolean, judged: Judged): MatrixRow {
  const said = findings.filter(({ verdict }) => worst.includes(verdict)).sort((a, b) => rank(a) - rank(b));
  const [first] = said;
  const row = (outcome: Outcome, shownBy: string, places: readonly JudgedPlace[] = [], file?: string): MatrixRow => {
    const deciding = new Set(places.map(keyOf));
    const others = said.map(placeOf).filter((place) => !deciding.has(keyOf(place)));
    return { control, outcome, shownBy, places, others, ...(file === undefined ? {} : { file }) };
  };
  if (first !== undefined && first.verdict !== "compliant") {
    const wrong = said.filter(({ verdict }) => verdict === first.verdict).map(placeOf);
    return row(first.verdict, placeText(placeOf(first)), wrong);
  }
  // What is compliant here is a part at most of what another owner has to satisfy.
  const duty = judged.files.find(({ duties }) => duties?.includes(control.id));
  if (duty) return row("foreign", duty.file, [], duty.file);
  const entries = (control.shown ?? []).map((entry) => ({
    ...showing(entry, findings, judged.world),
    entry,
  }));
  const places = entries.flatMap((entry) => (entry.state === "shown" ? entry.places : []));
  const [shown] = places;
  if (shown !== undefined && entries.every(isMet)) return row("compliant", placeText(shown), places);
  return unshown(control, here, entries, judged, row);
}

/** An entry of `shown` with what became of it. */
interface Asked extends Showing {
  readonly entry: Shown;
}

function isMet({ state, entry }: Asked): boolean {
  return state === "shown" || (entry.optional === true && state === "absent");
}

/** The outcome of a statement that no place shows. */
function unshown(
  control: Control,
  here: boolean,
  entries: readonly Asked[],
  { world, files, absent }: Judged,
  row: (outcome: Outcome, shownBy: string, places?: readonly JudgedPlace[], file?: string) => MatrixRow,
): MatrixRow {
  const { id, evidence, step, unanswered, about } = control;
  const tells = ({ text }: ControlFile) => step !== undefined && text.includes(oneLine(step));
  const file = files.find((one) => one.controls?.includes(id) && tells(one));
  if (file && step !== undefined) return row("artefact", `${file.file}: ${step}`, [], file.file);
  const nothing = row("notApplicable", "the platform has nothing that the statement applies to");
  if (absent?.has(id)) return nothing;
  const isThere = here && (about === undefined || world.ofType(about).length > 0);
  const runbook = isThere ? files.find(tells) : undefined;
  if (isThere && evidence !== undefined) return row("inherited", evidence.says, [], runbook?.file);
  if (isThere && runbook && step !== undefined) return row("own", `${runbook.file}: ${step}`, [], runbook.file);
  if (unanswered !== undefined) return row("notAnswered", unanswered);
  if (isThere && step !== undefined && entries.length === 0) return row("notAnswered", "no generated file says how");
  return missing(entries, row) ?? nothing;
}

/** What is missing where the platform has what the statement speaks of, which the first entry names. */
function missing(
  entries: readonly Asked[],
  row: (outcome: Outcome, shownBy: string, places?: readonly JudgedPlace[]) => MatrixRow,
): MatrixRow | undefined {
  const [first] = entries;
  if (first === undefined || (first.state === "absent" && first.entry.optional !== true)) return undefined;
  const open = entries.flatMap(({ state, places }) => (state === "open" ? places : []));
  const [place] = open;
  if (place !== undefined) return row("notAnswered", `no rule has found it at ${placeText(place)}`, open);
  const absent = entries.find((one) => !isMet(one));
  if (absent === undefined) return undefined;
  const { resource, through } = absent.entry;
  const types = [...listed(resource), ...(through === undefined ? [] : listed(through.resource))];
  return row("notAnswered", `nothing shows it among ${[...new Set(types)].join(", ")}`);
}

/** The worst verdict first; among equals the one that names an argument. */
function rank({ verdict, argument }: Finding): number {
  return 2 * worst.indexOf(verdict) + (argument === undefined ? 1 : 0);
}

/** Address and argument. */
export function placeText({ address, argument }: JudgedPlace): string {
  return argument === undefined ? address : `${address} ${argument}`;
}

function keyOf({ stack, address, argument, rule }: JudgedPlace): string {
  return [stack, address, argument, rule].join("\n");
}

/** Text without its line breaks: files wrap their lines. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
