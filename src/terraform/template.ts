/** A stretch of a Terraform template. */
export interface TemplatePart {
  /** True for `${…}` and `%{…}`. */
  readonly code: boolean;
  readonly text: string;
  /**
   * False for code that only Terraform's own parser can follow to its end: code that does not end, brackets that do not pair, a
   * comment, a heredoc.
   */
  readonly whole: boolean;
}

/**
 * Literal stretches and interpolations of a template, in order, as Terraform's scanner splits them: a sign before the sign of an
 * interpolation makes it text, however many stand before that. Source: HCL 2.23, hclsyntax/scan_tokens.rl.
 */
export function splitTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (let at = nextSign(text, 0); at < text.length; at = nextSign(text, at + 1)) {
    if (isEscape(text, at)) at += 2;
    else if (isStart(text, at)) {
      const end = codeEnd(text, at);
      if (at > from) parts.push({ code: false, text: text.slice(from, at), whole: true });
      const whole = end !== undefined;
      from = end ?? text.length;
      parts.push({ code: true, text: text.slice(at, from), whole });
      at = from - 1;
    }
  }
  if (from < text.length || parts.length === 0) parts.push({ code: false, text: text.slice(from), whole: true });
  return parts;
}

/** Position of the next sign of an interpolation; the text's length where there is none. */
function nextSign(text: string, from: number): number {
  const signs = /[$%]/g;
  signs.lastIndex = from;
  return signs.exec(text)?.index ?? text.length;
}

/**
 * A text as Terraform has to be given it, to read back the very text: `${` and `%{` are escaped. References that the engine
 * knows, which are its tokens, stay what they are.
 */
export function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign, at: number) => (text.startsWith("${TfToken[", at) ? sign : sign + sign));
}

/** Texts inside interpolations inside texts: deeper than anybody writes, and far from where the stack ends. */
const deepest = 32;

const pairs: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * Code in which nothing stands between brackets or quotes any more: `f(a["b"]).c` is `f().c`. It tells what kind of expression it
 * is; undefined for code that is not whole.
 */
export function outline(code: string): string | undefined {
  let kept = "";
  for (let at = 0; at < code.length; at += 1) {
    const character = code[at] ?? "";
    const end = pairs[character] ? bracketEnd(code, at) : character === '"' ? stringEnd(code, at) : at + 1;
    if (end === undefined || isUnfollowed(code, at) || ")]}".includes(character)) return undefined;
    kept += `${character}${end - at > 1 ? code[end - 1] : ""}`;
    at = end - 1;
  }
  return kept;
}

/** True at `$${` and `%%{`, which stand for themselves without the first sign. */
function isEscape(text: string, at: number): boolean {
  return text[at + 1] === text[at] && isSign(text[at]) && text[at + 2] === "{";
}

function isStart(text: string, at: number): boolean {
  return text[at + 1] === "{" && isSign(text[at]);
}

function isSign(character: string | undefined): boolean {
  return character === "$" || character === "%";
}

/** A comment or a heredoc begins. Signs of both stand nowhere else in an expression, but inside a text. */
function isUnfollowed(text: string, at: number): boolean {
  const [first, second] = [text[at], text[at + 1]];
  if (first === "/") return second === "/" || second === "*";
  return first === "#" || (first === "<" && second === "<");
}

/** Position behind the brace that closes the interpolation at a position. */
function codeEnd(text: string, at: number, depth = 0): number | undefined {
  return depth > deepest ? undefined : bracketEnd(text, at + 1, depth + 1);
}

/** Position behind the bracket that closes the one at a position, past brackets and texts inside it. */
function bracketEnd(text: string, from: number, depth = 0): number | undefined {
  const open: string[] = [];
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (isUnfollowed(text, at)) return undefined;
    if (character === '"') {
      const end = stringEnd(text, at, depth);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (pairs[character] !== undefined) open.push(pairs[character]);
    else if (")]}".includes(character)) {
      if (open.pop() !== character) return undefined;
      if (open.length === 0) return at + 1;
    }
  }
  return undefined;
}

/** Position behind the quote that closes the text at a position, past the interpolations inside it. */
function stringEnd(text: string, from: number, depth = 0): number | undefined {
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') return at + 1;
    if (character === "\n" || character === "\r") return undefined;
    if (character === "\\" && !/[\r\n]/.test(text[at + 1] ?? "")) at += 1;
    else if (isEscape(text, at)) at += 2;
    else if (isStart(text, at)) {
      const end = codeEnd(text, at, depth);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}
