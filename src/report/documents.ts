import { inlineCode, type Printable, tableCode } from "../artefacts/contexts";
import { renderShared, type SharedText } from "../artefacts/render";
import { type Fault, FaultError } from "../core/fault";
import { nameTaken } from "../core/names";
import type { Artefact, Platform } from "../platform/platform";

/** A text for people, once for everything on the platform that it is about. */
export interface Document {
  /** Path in the output folder. */
  readonly file: string;
  readonly text: string;
  readonly title: string;
  /** What it is about: the systems or hosts, if it is not about the platform as a whole. */
  readonly about: readonly string[];
}

/** What a document says of the first apply of a stack: it stands in the guide instead. */
export interface FirstSteps {
  readonly stack: string;
  readonly when: "before" | "after";
  readonly title: string;
  readonly text: string;
}

export interface Documents {
  readonly documents: readonly Document[];
  readonly steps: readonly FirstSteps[];
}

const sections = /^## (Before|After) the first apply[^\n]*\n([\s\S]*?)(?=^## |(?![\s\S]))/gm;

/** True for a document: one file for the platform, whatever stack its artefact names. */
export function isDocument({ file }: Pick<Artefact, "file">): boolean {
  return /^runbooks\/[^/]+\.md$/.test(file);
}

/** Path of an artefact in the output folder. */
export function pathOf(platform: Platform, { stack, file }: Pick<Artefact, "stack" | "file">): string {
  return isDocument({ file })
    ? `runbooks/${platform.name}/${file.slice("runbooks/".length)}`
    : `stacks/${stack}/${file}`;
}

/** Path of a platform's guide in the output folder. */
export function guideOf({ name }: Pick<Platform, "name">): string {
  return `${name}.md`;
}

/**
 * The platform's documents, and apart from them the steps of the first apply.
 *
 * @throws FaultError NM003 for two documents that would be one file
 */
export function documentsOf(platform: Platform): Documents {
  const kinds = new Map<string, Artefact[]>();
  for (const artefact of platform.artefacts.filter(isDocument)) {
    const file = pathOf(platform, artefact);
    kinds.set(file, [...(kinds.get(file) ?? []), artefact]);
  }
  const faults = [...kinds].flatMap(([file, all]): Fault[] => {
    const other = all.find(({ template }) => template !== all[0]?.template);
    return other ? [nameTaken(file, other.template, `that of the document of ${all[0]?.template}`)] : [];
  });
  if (faults.length > 0) throw new FaultError(faults);
  const all = [...kinds].map(([file, artefacts]) => oneDocument(platform, file, artefacts));
  return { documents: all.map(({ document }) => document), steps: all.flatMap(({ steps }) => steps) };
}

function oneDocument(platform: Platform, file: string, artefacts: readonly Artefact[]) {
  const whole = rendered(artefacts);
  const stacks = [...new Set(artefacts.map(({ stack }) => stack))];
  const steps = stacks.flatMap((stack): FirstSteps[] => {
    const own = artefacts.filter((artefact) => artefact.stack === stack);
    const shared = own.length === artefacts.length ? whole : rendered(own);
    return [...shared.text.matchAll(sections)].map(([, when, body = ""]) => ({
      stack,
      when: when === "Before" ? "before" : "after",
      title: titleOf(shared.text),
      text: `${tableFor(own, shared, false)}${body.trim()}\n`,
    }));
  });
  const [title = "", ...rest] = whole.text.replace(sections, "").trim().split("\n");
  const head = [
    artefacts.length > 1
      ? tableFor(artefacts, whole, true).trim()
      : `Commands run in ${inlineCode(`stacks/${stacks[0]}`)}.`,
    ...(steps.length > 0 ? [`The steps of the first apply are in ${inlineCode(guideOf(platform))}.`] : []),
  ];
  return {
    document: {
      file,
      text: `${[title, "", head.join(artefacts.length > 1 ? "\n\n" : " "), ...rest].join("\n").trim()}\n`,
      title: title.replace(/^# /, ""),
      about: artefacts.flatMap(({ of }) => of ?? []),
    },
    steps,
  };
}

function rendered(artefacts: readonly Artefact[]): SharedText {
  const [first] = artefacts;
  return renderShared(
    first?.template ?? "",
    artefacts.map(({ of, stack, data }) => ({ name: of ?? stack, data })),
  );
}

function titleOf(text: string): string {
  return text.slice(2, text.indexOf("\n"));
}

/** What the words in capitals stand for, with a row for each thing. */
function tableFor(artefacts: readonly Artefact[], { differences }: SharedText, always: boolean): string {
  if (artefacts.length < 2 || (differences.size === 0 && !always)) return "";
  const words = [...differences];
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const value = (of: Printable | undefined) => (of === undefined || of === "" ? "" : tableCode(of));
  return [
    words.length > 0
      ? "This is about each row of the table. Replace words in capitals by the values of the row, and run commands in its folder."
      : "This is about each row of the table. Run commands in its folder.",
    "",
    row(["", "folder", ...words.map(([word]) => word)]),
    row(["", "", ...words.map(() => "")].map(() => "---")),
    ...artefacts.map(({ of, stack }, index) =>
      row([tableCode(of ?? stack), tableCode(`stacks/${stack}`), ...words.map(([, values]) => value(values[index]))]),
    ),
    "",
    "",
  ].join("\n");
}
