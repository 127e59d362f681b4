/**
 * What is printed as its code point: what does not show, what changes how others show, and spaces that are taken for plain ones.
 *
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point, https://trojansource.codes
 */
const unprintable = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * A text on one line that can be printed without deceiving anybody: `eu-de\u{200B}`. Whatever comes from a file and is printed goes
 * through here: a line break in a name could say that nothing was found.
 */
export function visible(text: string): string {
  return text.replaceAll(unprintable, (character) => `\\u{${codePoint(character)}}`);
}

/** The same for a text of several lines that stay lines. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/** JSON of a value, over several lines, in which nothing stands that does not show: such characters are escaped, as JSON can. */
export function visibleJson(value: unknown): string {
  // The line breaks are the layout's: JSON itself escapes those inside texts.
  return JSON.stringify(value, undefined, 2).split("\n").map(escaped).join("\n");
}

/** A JSON text in which what does not show is escaped. */
export function escaped(json: string): string {
  return json.replaceAll(unprintable, (character) =>
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** Hexadecimal digits of a character's code point. */
export function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}
