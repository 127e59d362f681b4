import { isMapping, joinPaths, type LoadedDocument, type PathStep, valueAt } from "../document/document";
import { fullPath, optionGroups } from "../options/options";

/** What a finding speaks of, by which the option that brought it about is known. */
export interface Judged {
  /** Argument in dotted form: `scale_max_instances`, `security_header.max_age`. */
  readonly argument?: string;
  /** The control that it does not answer. */
  readonly control?: string;
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
    const own = length === at.length;
    const near = optionsBelow(document, above, controls)
      .map((option) => ({ ...option, score: scoreOf(option, judged) }))
      .filter(({ score, answers }) => score > 0 && (own || answers.includes(judged.control ?? "")));
    const best = Math.max(0, ...near.map(({ score }) => score));
    const [first, ...others] = near.filter(({ score }) => score === best);
    // Of an option and those inside it, the option is meant.
    if (first && others.every(({ path }) => startsWith(path, first.path))) return first.path;
    if (first) return undefined;
  }
  return undefined;
}

interface Said {
  readonly path: readonly PathStep[];
  /** Keys below the part that the finding speaks of. */
  readonly keys: readonly string[];
  readonly answers: readonly string[];
}

/** Options that the document says below a place, those above first; what an author's name or an entry holds is a neighbour's. */
function optionsBelow(document: LoadedDocument, at: readonly PathStep[], controls: Controls): Said[] {
  const walk = (path: readonly PathStep[], option: string, keys: readonly string[]): Said[] => {
    const value = valueAt(document.value, path);
    if (!isMapping(value)) return [];
    return Object.keys(value).flatMap((key): Said[] => {
      const below = joinPaths(option, key);
      const answers = controls.get(below);
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
    const named = joinPaths(option, step);
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

/** How much tells for an option: its control, and each word of its name that the argument has; 0 for nothing. */
function scoreOf({ keys, answers }: Said, { argument = "", control = "" }: Judged): number {
  const segments = argument.split(".").filter((segment) => !/^\d+$/.test(segment));
  const words = new Set(segments.flatMap(wordsOf));
  const last = new Set(wordsOf(segments.at(-1) ?? ""));
  const own = wordsOf(keys.at(-1) ?? "");
  // An argument that shares a word with a key is another's; one that has all of them is meant.
  const named = own.length > 0 && own.every((word) => last.has(word));
  const shared = keys.flatMap(wordsOf).filter((word) => words.has(word)).length;
  return (answers.includes(control) ? 3 : 0) + (named ? 2 * shared : 0);
}

/** `knownHosts`, `known_hosts` and `known-hosts` are known, host. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.replace(/(?<=..)s$/, ""));
}

function startsWith(path: readonly PathStep[], above: readonly PathStep[]): boolean {
  return above.every((step, index) => path[index] === step);
}
