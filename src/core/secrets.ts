import { hasForm } from "./secrets/forms";
import { holdsNamed } from "./secrets/holders";
import { isObjectName, namesSecret } from "./secrets/names";
import { decodedText, holdsRandom } from "./secrets/random";
import { isSetting } from "./secrets/values";

export { type NamedArgument, namedArguments } from "./secrets/arguments";
export { nameWords, soundsSecret } from "./secrets/names";

/** What stands in a message in place of a value that seems secret. */
export const notShown = "a redacted value";

/**
 * How a secret shows: by its form, which is a secret under any name; or by its name alone, which somebody may answer for.
 */
export type Clue = "form" | "name";

/** What shows that a value under a name is a secret, or undefined. */
export function clueOf(name: string, value: string): Clue | undefined {
  if (holdsSecret(value)) return "form";
  return namesSecret(name) && !isSetting(value) && !isObjectName(name, value) ? "name" : undefined;
}

/** True for a text that is a secret, or holds one, whatever its name: by its shape, or because it looks drawn at random. */
export function holdsSecret(text: string): boolean {
  return holdsCredential(text) || holdsRandom(text);
}

/**
 * True for a text with a credential's shape: a maker's token, a private key, a password under its name or in an address. For
 * what is public by nature, such as host keys and DNS, where everything looks random.
 */
export function holdsCredential(text: string): boolean {
  // No secret is shorter, nor a name with a value that is worth one; what is one word has a token's length.
  if (text.length < 8 || !/[=:@"'<\s]|[\w.+/~-]{16}/.test(text)) return false;
  const known = judged.get(text) ?? judgedAnew(text);
  if (judged.size >= most) judged.clear();
  if (text.length <= longest) judged.set(text, known);
  return known;
}

/** Texts that were judged: a stack says the same few hundred times, and a run judges many stacks. */
const judged = new Map<string, boolean>();
const most = 10_000;
const longest = 400;

function judgedAnew(text: string): boolean {
  return (
    shows(text) || [...text.matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/g)].some(([token]) => shows(decodedText(token) ?? ""))
  );
}

function shows(text: string): boolean {
  return hasForm(text) || holdsNamed(text);
}
