import { outline, splitTemplate } from "../template";

/** Why something cannot be written as HCL. */
export class NotHcl extends Error {}

/**
 * Characters that are written as escapes: what does not show, what changes how others show, and what no text in quotes can hold.
 * Heredocs are never written: whatever ends one may stand in a text.
 */
const escaped =
  /["\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

const short: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A text between quotes, in which signs of interpolations stay what they are. */
function inQuotes(text: string): string {
  return text.replace(escaped, (character) => short[character] ?? codePoint(character));
}

function codePoint(character: string): string {
  // Half a pair is no character: Terraform reads U+FFFD in its place from JSON.
  const code = /\p{Cs}/u.test(character) ? 0xfffd : (character.codePointAt(0) ?? 0xfffd);
  const hex = code.toString(16).toUpperCase();
  return hex.length > 4 ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}

/** A text for places that take no expressions: what looks like one is text. */
export function literal(text: string): string {
  return `"${inQuotes(text.replace(/[$%](?=\{)/g, (sign) => sign + sign))}"`;
}

/**
 * A text of Terraform JSON, which is a template: literal stretches in quotes, and an expression that is all of the text without
 * them.
 *
 * @throws NotHcl for an expression whose end only Terraform knows, and where Terraform reads texts of JSON in ways of their own
 */
export function template(text: string): string {
  // Behind a carriage return alone, Terraform takes signs of expressions for text: its scanner stops there.
  if (/\r(?!\n).*[$%]\{/s.test(text)) throw new NotHcl("a lone carriage return, followed by an expression marker");
  // A byte order mark is none of the text's.
  const parts = splitTemplate(text.replace(/^\ufeff/, ""));
  const broken = parts.find(({ whole }) => !whole);
  if (broken)
    throw new NotHcl("an expression that is unterminated, has unbalanced brackets, or contains a comment or a heredoc");
  const [only] = parts;
  if (parts.length === 1 && only?.code && /^\$\{(?!~)/.test(only.text) && !only.text.endsWith("~}"))
    return expressionAlone(only.text.slice(2, -1).trim());
  if (parts.some((part, index) => part.code && cutsLines(part.text, parts[index - 1]?.text, parts[index + 1]?.text)))
    throw new NotHcl("an expression with the strip marker ~ next to a line break");
  return `"${parts.map(({ code, text: part }) => (code ? part : inQuotes(part))).join("")}"`;
}

/** Terraform cuts by lines in JSON and across them in quotes. */
function cutsLines(code: string, before = "", after = ""): boolean {
  return (/^.\{~/.test(code) && /\s*\n\s*$/.test(before)) || (code.endsWith("~}") && /^\s*\n/.test(after));
}

/** A reference, a call, a list or map stands alone; all else in parentheses, which let nothing out and end no line. */
function expressionAlone(code: string): string {
  const kind = outline(code) ?? "";
  const closed = /^([A-Za-z_][\w-]*(::[A-Za-z_][\w-]*)*\(\)|\[\]|\{\})$/.test(kind);
  return closed || isReference(kind) ? code : `(${code})`;
}

/** True for the outline of a name with attributes and indices: `a.b[].c`. */
function isReference(kind: string): boolean {
  return /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\.\d+|\.\*|\[\])*$/.test(kind) && kind !== "for";
}

/**
 * A name, not a text: `ibm.public`, `time_sleep.wait`.
 *
 * @throws NotHcl for anything else
 */
export function reference(text: string): string {
  const code = text.replace(/^\$\{(.*)\}$/s, "$1").trim();
  if (isReference(outline(code) ?? "")) return code;
  throw new NotHcl("not a reference");
}

/**
 * The type of a variable: `list(string)`.
 *
 * @throws NotHcl for anything else
 */
export function typeConstraint(text: string): string {
  const code = text.replace(/^\$\{(.*)\}$/s, "$1").trim();
  if (/^[a-z]+(\(\))?$/.test(outline(code) ?? "")) return code;
  throw new NotHcl("not a type");
}

/** True for what may stand as the name of an argument or as a key without quotes. */
export function isName(text: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(text);
}

/** Words that mean something else than their letters where a key stands. */
const words = new Set(["for", "true", "false", "null"]);

/** The key of a map. */
export function key(text: string, write: (text: string) => string): string {
  if (isName(text) && !words.has(text)) return text;
  const written = write(text);
  // An expression without quotes would be taken for its letters.
  return written.startsWith('"') || written.startsWith("(") ? written : `(${written})`;
}

/** A comment on one line. */
export function comment(text: string): string {
  return `# ${inQuotes(text)}`;
}
