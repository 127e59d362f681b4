/** The words of one option: what the TSDoc of its prop says, which the build collects. */
export interface Option {
  /** As people write it: `apps.<name>.port`, below its section or its system. */
  readonly path: string;
  /** What it is for: a sentence or more, units included. */
  readonly description: string;
  /** False when nothing works without it, or without a blueprint that is extended and says it. */
  readonly optional: boolean;
  /** What happens when it is left out, as the TSDoc says it: `8080`, `- none`, `2; 3 for the edge pool`. */
  readonly default?: string;
  /** Values as one would write them in YAML, one at least. */
  readonly examples: readonly string[];
  /** Controls that the option, or its default, answers. */
  readonly controls: readonly string[];
}

/** A default in words: `none` of `- none`, and a value as it stands. */
export function defaultWords({ optional, default: text }: Pick<Option, "optional" | "default">): string {
  if (!optional) return "required";
  return (text ?? "").replace(/^- /, "");
}

/**
 * The value of a default that is one: `2` of `2; 3 for the edge pool`.
 *
 * @returns an empty list for what is said in words alone, or the value as its only entry
 */
export function defaultValue(text: string): unknown[] {
  const [, literal] =
    /^("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|\[[^\]]*\]|\{[^}]*\})(?=$|[\s;:,.])/.exec(text) ?? [];
  if (literal === undefined) return [];
  try {
    return [JSON.parse(literal)];
  } catch {
    return [];
  }
}
