/** Why a text may not stand in a blueprint. */
export interface TextFault {
  readonly code: string;
  readonly message: string;
  readonly got: string;
  readonly fix: string;
}

/** Control characters but tab and newline, zero-width and bidirectional marks, line and paragraph separators. */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u;

/** The first reason why a key or value is refused, or undefined. */
export function textFault(text: string): TextFault | undefined {
  const character = hidden.exec(text)?.[0];
  if (character !== undefined) {
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    return {
      code: "BP020",
      message: "a character that does not show",
      got: codePoint,
      fix: "Delete it and type the text anew.",
    };
  }
  const expression = /[$%]\{/.exec(text)?.[0];
  if (expression !== undefined) {
    return {
      code: "BP021",
      message: "a Terraform expression: a blueprint holds plain values only",
      got: `${expression}…`,
      fix: "Write the value itself; use the constructs from TypeScript for references.",
    };
  }
  return undefined;
}

/** Names that JavaScript gives a meaning of its own. */
export const reservedKeys = new Set(["__proto__", "constructor", "prototype"]);
