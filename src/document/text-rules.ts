import { notShown } from "../core/secrets";
import type { Finding } from "./fault-list";
import { codePointName, firstHidden, misleadingCharacters } from "./hidden-characters";

/** Where a text stands: a key, a value on one line, a value that is written over several lines. */
export type TextForm = "key" | "line" | "lines";

/** Names that JavaScript gives a meaning of its own. */
export const reservedKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

const allowedControls: Readonly<Record<TextForm, string>> = { key: "", line: "\t", lines: "\t\n" };

/**
 * Why a text may not stand in a blueprint: at most one finding of each kind.
 *
 * @param raw - the text as it stands in the file, `at` its offset there: what is written as itself, not as an escape, is
 * placed exactly
 */
export function textFindings(text: string, form: TextForm, raw: string, at: number): Finding[] {
  const findings: Finding[] = [];
  const character = firstHidden(text, allowedControls[form]);
  if (character !== undefined) {
    const lineBreak = character === "\n" && form === "line";
    findings.push(lineBreak ? brokenLine(at) : hiddenCharacter(character, placeIn(raw, character, at)));
  }
  return findings;
}

/**
 * Why a text may not stand where Terraform reads what it says.
 *
 * @param program - text in a language of its own, in which `${` and `%{` are text: Terraform is given them escaped
 */
export function expressionFinding(text: string, raw: string, at: number, program = false): Finding | undefined {
  // The engine's own references look so: none may be forged, escaped or not.
  const expression = /TfToken\[/.exec(text)?.[0] ?? (program ? undefined : /[$%]\{/.exec(text)?.[0]);
  if (expression === undefined) return undefined;
  return {
    code: "BP021",
    message: "Terraform expression in a blueprint: only plain values are allowed",
    offset: placeIn(raw, expression, at),
    expected: "a plain value",
    got: `${expression}…`,
    fix: "Write the literal value.",
  };
}

/** What looks like a secret is in every reader's hands as soon as the blueprint is: the value is not repeated. */
export function secretFinding(at: number): Finding {
  return {
    code: "BP025",
    message: "the value looks like a secret",
    offset: at,
    expected:
      "no secrets in a blueprint: name the secret, and pass its value to Terraform or keep it in Secrets Manager",
    got: notShown,
    fix: "Remove it, and rotate the secret: it has been exposed in clear text.",
  };
}

/** Misleading characters of a file outside the given ranges: in comments and between values. */
export function strayFindings(text: string, covered: readonly (readonly [number, number])[]): Finding[] {
  const ranges = [...covered].sort(([a], [b]) => a - b);
  let next = 0;
  return misleadingCharacters(text).flatMap(({ character, offset }) => {
    // Both go up the text: a range that ends here ends before all that follows.
    while ((ranges[next]?.[1] ?? Number.POSITIVE_INFINITY) <= offset) next += 1;
    return offset >= (ranges[next]?.[0] ?? Number.POSITIVE_INFINITY) ? [] : [hiddenCharacter(character, offset)];
  });
}

function hiddenCharacter(character: string, offset: number): Finding {
  return {
    code: "BP020",
    message: "invisible character",
    offset,
    expected: "visible characters only",
    got: codePointName(character),
    fix: "Delete it, or retype the text around it.",
  };
}

function brokenLine(offset: number): Finding {
  return {
    code: "BP022",
    message: "line break in a single-line value",
    offset,
    expected: "text on one line",
    got: "a line break",
    fix: "Remove it, or write the value as a block: | after the colon, and its lines below, indented.",
  };
}

function placeIn(raw: string, part: string, at: number): number {
  return at + Math.max(raw.indexOf(part), 0);
}
