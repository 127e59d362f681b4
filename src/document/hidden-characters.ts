import { codePoint } from "../core/visible";

export { visible } from "../core/visible";

/**
 * Characters that do not show or change how others show: control characters, lone surrogates, line and paragraph
 * separators, everything that Unicode lists as ignored on display (zero-width, bidirectional, fillers, tags), and
 * interlinear annotations. The two variation selectors of emoji are let through: they are part of visible signs.
 *
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point, https://trojansource.codes
 */
const hidden =
  /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu;

/** What is refused even in a comment: it drives a terminal or changes how the lines around it show. */
const misleading = /[^\P{Cc}\t\n\r]|\r(?!\n)|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const names: Readonly<Record<string, string>> = {
  "\0": "null",
  "\x07": "bell",
  "\b": "backspace",
  "\t": "tab",
  "\n": "line feed",
  "\r": "carriage return",
  "\x1b": "escape",
  "\x7f": "delete",
  "\x85": "next line",
  "\xad": "soft hyphen",
  "\u200b": "zero-width space",
  "\u200c": "zero-width non-joiner",
  "\u200d": "zero-width joiner",
  "\u200e": "left-to-right mark",
  "\u200f": "right-to-left mark",
  "\u2028": "line separator",
  "\u2029": "paragraph separator",
  "\u202a": "left-to-right embedding",
  "\u202b": "right-to-left embedding",
  "\u202c": "pop directional formatting",
  "\u202d": "left-to-right override",
  "\u202e": "right-to-left override",
  "\u2060": "word joiner",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "first strong isolate",
  "\u2069": "pop directional isolate",
  "\ufeff": "byte order mark",
};

/** The first character of a text that does not show, but for those that are allowed. */
export function firstHidden(text: string, allowed: string): string | undefined {
  for (const [character] of text.matchAll(hidden)) {
    if (!allowed.includes(character)) return character;
  }
  return undefined;
}

/** Misleading characters of a whole file, with their offsets; tabs and line ends are none. */
export function misleadingCharacters(text: string): { readonly character: string; readonly offset: number }[] {
  return Array.from(text.matchAll(misleading), (match) => ({ character: match[0], offset: match.index }));
}

/** `U+202E (right-to-left override)`. */
export function codePointName(character: string): string {
  const name = names[character];
  return `U+${codePoint(character).padStart(4, "0")}${name === undefined ? "" : ` (${name})`}`;
}
