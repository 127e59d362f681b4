import { type Clue, clueOf, holdsCredential } from "../core/secrets";
import { splitTemplate } from "../terraform/template";
import type { Judgement } from "./rule";

/**
 * A violation for a value that shows as a secret, which is not repeated. What has a secret's form is never waived; a name alone
 * may mean something else, and somebody may answer for that.
 */
export function literalSecret(clue: Clue, argument: string, expected: string): Judgement {
  if (clue === "name")
    return { verdict: "violation", argument, expected, got: "a literal value under a secret's name" };
  return {
    verdict: "violation",
    argument,
    expected,
    got: "a literal value with the form of a secret",
    fix: "Remove it, and rotate the secret: it has been exposed in clear text.",
    reject: true,
  };
}

/** What shows that a text of Terraform is a secret: a reference in it hides what it holds, not what stands beside it. */
export function clueInText(name: string, text: string): Clue | undefined {
  const [plain, ...inside] = literalTexts(text);
  return inside.some(holdsCredential) ? "form" : clueOf(plain === text ? name : "", plain);
}

/** What a text of Terraform says by itself: all of it with `${}` for each expression, then each text inside an expression. */
export function literalTexts(text: string): readonly [string, ...string[]] {
  if (!/[$%]\{/.test(text)) return [text];
  const parts = splitTemplate(text);
  const plain = parts.map(({ code, text: part }) => (code ? "${}" : part)).join("");
  const code = parts.flatMap((part) => (part.code ? [part.text] : []));
  const inside = code.flatMap((part) => part.match(/"(?:\\.|[^"\\])*"/gs) ?? []);
  return [plain, ...inside.map((quoted) => quoted.slice(1, -1).replace(/\\(.)/gs, "$1"))];
}

/** The stronger of several clues. */
export function strongest(clues: readonly (Clue | undefined)[]): Clue | undefined {
  return clues.includes("form") ? "form" : clues.find((clue) => clue !== undefined);
}
