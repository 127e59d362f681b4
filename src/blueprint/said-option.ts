import { isMapping, joinPaths, type LoadedDocument, type PathStep, pathBelow, valueAt } from "../document/document";
import { fullPath, optionGroups } from "../options/options";

/** What a finding speaks of, by which the option that brought it about is known. */
export interface Judged {
  /** Argument in dotted form: `scale_max_instances`, `security_header.max_age`. */
  readonly argument?: string;
  /** The control that it does not answer. */
  readonly control?: string;
  /** The rule that says so: `session-lifetime`. */
  readonly rule?: string;
}

/** Controls by the option that answers them, the option as it is written in a README: `systems.<code-engine>.apps.<name>.port`. */
type Controls = ReadonlyMap<string, readonly string[]>;

/**
 * The option of a blueprint that an argument of Terraform comes from.
 *
 * Two things tell it: the name, for the provider's arguments are called much as the options are (`known_hosts` is `knownHosts`,
 * `scale_max_instances` is `instances.max`), and the control, for each option says which ones it answers. Options of what the path
 * names come first; of what stands above, those that answer the control, and nothing that belongs to a neighbour.
 *
 * @param at of the part that a finding speaks of
 * @returns the option's path; undefined where the blueprint says no such option, or two that are as near
 */
export function saidOption(
  document: LoadedDocument,
  at: readonly PathStep[],
  judged: Judged,
): readonly PathStep[] | undefined {
  const controls = controlsByOption();
  for (let length = at.length; length >= 0; length--) {
    const above = at.slice(0, length);
    const near = optionsBelow(document, above, controls, judged)
      .map((option) => ({ ...option, score: scoreOf(option, judged) }))
      .filter(({ score, answers }) => score > 0 && (length === at.length || answers.includes(judged.control ?? "")));
    const best = Math.max(0, ...near.map(({ score }) => score));
    const found = near.filter(({ score }) => score === best);
    if (found.length === 0) continue;
    // What is missing is said nowhere, least of all by its neighbour.
    if (best === controlAlone && isMissing(optionOf(document, above, controls), controls, judged)) return undefined;
    const path = oneOf(found.map((option) => option.path));
    return path && startsWith(at, path) ? undefined : path;
  }
  return undefined;
}

/** Is another option called as the rule is? It would have been found, if the blueprint said it. */
function isMissing(option: string, controls: Controls, { argument = "", control = "", rule = "" }: Judged): boolean {
  const told = new Set([...wordsOf(rule), ...wordsOf(argument)]);
  return [...controls].some(([other, answers]) => {
    const key = other.slice(option.length).replace(/^\./, "");
    if (!other.startsWith(option) || key === "" || /[.[<]/.test(key) || !answers.includes(control)) return false;
    return wordsOf(key).every((word) => told.has(word));
  });
}

/** Of options inside one another the innermost is meant; of several in one, that one. */
function oneOf(paths: readonly (readonly PathStep[])[]): readonly PathStep[] | undefined {
  const ordered = [...paths].sort((one, other) => one.length - other.length);
  const [first] = ordered;
  const last = ordered.at(-1);
  if (last && ordered.every((path) => startsWith(last, path))) return last;
  return first && ordered.every((path) => startsWith(path, first)) ? first : undefined;
}

interface Said {
  readonly path: readonly PathStep[];
  /** Keys below the part that the finding speaks of. */
  readonly keys: readonly string[];
  readonly answers: readonly string[];
}

/** Options that the document says below a place, those above first; what an author's name or an entry holds is a neighbour's. */
function optionsBelow(
  document: LoadedDocument,
  at: readonly PathStep[],
  controls: Controls,
  { argument = "" }: Judged,
): Said[] {
  const walk = (path: readonly PathStep[], option: string, keys: readonly string[]): Said[] => {
    const value = valueAt(document.value, path);
    if (!isMapping(value)) return [];
    return Object.keys(value).flatMap((key): Said[] => {
      const below = pathBelow(option, key);
      // A name that the author chose is an option when the argument says it: a variable, a setting.
      const answers = controls.get(below) ?? (`.${argument}`.endsWith(`.${key}`) ? [] : undefined);
      if (answers === undefined) return [];
      const said = { path: [...path, key], keys: [...keys, key], answers };
      return [said, ...walk(said.path, below, said.keys)];
    });
  };
  return walk(at, optionOf(document, at, controls), []);
}

/** The option that stands at a path, as a README writes it. */
function optionOf(document: LoadedDocument, path: readonly PathStep[], controls: Controls): string {
  return path.reduce<string>((option, step, index) => {
    if (typeof step === "number") return `${option}[]`;
    if (index === 1 && path[0] === "systems") {
      const type = valueAt(document.value, [...path.slice(0, 2), "type"]);
      return joinPaths(option, `<${typeof type === "string" ? type : ""}>`);
    }
    const named = pathBelow(option, step);
    return controls.has(named) ? named : joinPaths(option, "<name>");
  }, "");
}

let known: Controls | undefined;

/** Made on first use: only what is refused asks for it. */
function controlsByOption(): Controls {
  known ??= new Map(
    optionGroups().flatMap((group) =>
      group.options.map((option) => [fullPath(group, option), option.controls] as const),
    ),
  );
  return known;
}

/** What tells for an option that answers the control, and is called otherwise. */
const controlAlone = 3;

/** How much tells for an option: its control, each word of its name that the argument or the rule has; 0 for nothing. */
function scoreOf({ keys, answers }: Said, { argument = "", control = "", rule = "" }: Judged): number {
  const key = keys.at(-1) ?? "";
  if (`.${argument}`.endsWith(`.${key}`)) return 10 + keys.length;
  const segments = argument.replaceAll(/\[\d+\]/g, "").split(".");
  const told = new Set(wordsOf(rule));
  const words = new Set([...segments.flatMap(wordsOf), ...told]);
  const last = new Set([...wordsOf(segments.at(-1) ?? ""), ...told]);
  const own = wordsOf(key);
  // An argument that shares a word with a key is another's; one that has all of them is meant.
  const named = argument !== "" && own.every((word) => last.has(word));
  const shared = named ? keys.flatMap(wordsOf).filter((word) => words.has(word)).length : 0;
  const evidence = (answers.includes(control) ? controlAlone : 0) + 2 * shared;
  return evidence === 0 ? 0 : evidence + own.filter((word) => told.has(word)).length;
}

/** `knownHosts`, `known_hosts` and `known-hosts` are known, host; hours and seconds are one: the provider counts in others. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.replace(/(?<=..)s$/, ""))
    .map((word) => (/^(day|hour|minute|second)$/.test(word) ? "time" : word));
}

function startsWith(path: readonly PathStep[], above: readonly PathStep[]): boolean {
  return above.every((step, index) => path[index] === step);
}
