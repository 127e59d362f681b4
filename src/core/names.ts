import { createHash } from "node:crypto";
import { type Fault, FaultError } from "./fault";

/**
 * Names that people give: of platforms, systems, components, tiers. `constructor` is the only such word that every JavaScript
 * object has already; the engine takes it for a construct that is there.
 */
export const namePattern = /^(?!constructor$)[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** What `namePattern` takes, in words. */
export const nameWords =
  "lowercase letters, digits and hyphens, starting with a letter and ending with a letter or digit; not the word constructor";

/** What a name may be where services take more than `namePattern` does; files and constructs are named by these too. */
const plainName = /^(?!constructor$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Faults NM002 of the keys of some maps that are no names: a schema keeps them out of blueprints, nothing out of TypeScript.
 */
export function wrongNames(path: string, maps: readonly (object | undefined)[]): Fault[] {
  return maps
    .flatMap((map) => Object.keys(map ?? {}))
    .filter((name) => !plainName.test(name))
    .map((name) => ({
      code: "NM002",
      message: "invalid name",
      place: { path: `${path}/${name}` },
      expected: "lowercase letters and digits, with hyphens between them; not the word constructor",
      got: name,
    }));
}

/** Longest name of a platform: it is the prefix of every resource's name. */
export const longestPlatformName = 24;

/** Longest name of a system. */
export const longestSystemName = 24;

/**
 * Joins the parts of a resource's name with hyphens.
 *
 * @throws FaultError NM001 when the name is longer than the service takes
 */
export function resourceName(path: string, longest: number, ...parts: string[]): string {
  const name = parts.join("-");
  if (name.length <= longest) return name;
  throw new FaultError([
    {
      code: "NM001",
      message: `the name ${name} is too long`,
      place: { path },
      expected: `at most ${longest} characters`,
      got: `${name.length} characters`,
      fix: "Shorten the name of the blueprint, the system or the component.",
    },
  ]);
}

/**
 * A word for each of some texts, of letters, digits and hyphens: `a.b@example.com` is `a-b-example-com`. Texts that would have one
 * word get a hash each; equal texts are one.
 *
 * @returns word by text, in the order of the texts
 */
export function distinctWords(texts: readonly string[]): ReadonlyMap<string, string> {
  const plain = (text: string) => text.replace(/[^A-Za-z0-9]+/g, "-");
  const all = [...new Set(texts)];
  const shared = (word: string) => all.filter((text) => plain(text) === word).length > 1;
  return new Map(
    all.map((text) => [text, shared(plain(text)) ? `${plain(text)}-${shortHash(text)}` : plain(text)] as const),
  );
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** The fault of a name that something else has, or comes to have, already. */
export function nameTaken(path: string, name: string, by: string): Fault {
  return {
    code: "NM003",
    message: `the name ${name} is already in use`,
    place: { path },
    expected: `a name other than ${by}`,
    got: name,
    fix: "Rename one of the two.",
  };
}

/**
 * Does some work in which constructs are made; a name that stands there twice is a fault of what is being made.
 *
 * @param path of what is being made, for messages
 * @throws FaultError NM003
 */
export function withDistinctNames<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    // The engine's tree knows it, and says it as an error of its own: `constructs`, lib/construct.ts, addChild.
    const [, name, holder] =
      (error instanceof Error && /^There is already a Construct with name '(.*)' in (.*)$/s.exec(error.message)) || [];
    if (name === undefined) throw error;
    throw new FaultError([nameTaken(path, name, `one that ${holder} already has`)]);
  }
}
