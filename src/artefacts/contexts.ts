import { stringify } from "yaml";
import { escaped } from "../core/visible";

/** What may stand in a template's place. */
export type Printable = string | number | boolean;

/** Writes one value so that, in its language, it is that value and nothing else. */
export type Escape = (value: Printable) => string;

/** Characters that no text file of ours needs: C0 but tab and newline, DEL, C1, line and paragraph separators, bidi, zero-width. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

/** A POSIX shell word. */
export const shell: Escape = (value) => `'${refuseUnsafe(String(value)).replaceAll("'", "'\\''")}'`;

/** A YAML scalar on one line that reads back as the same value. */
export const yaml: Escape = (value) =>
  typeof value === "string" ? JSON.stringify(refuseUnsafe(value)) : stringify(value).trimEnd();

/** A JSON or JavaScript literal. */
export const json: Escape = (value) => escaped(JSON.stringify(value)).replaceAll("<", "\\u003c");

/** A Terraform literal without interpolation. */
export const hcl: Escape = (value) =>
  typeof value === "string"
    ? JSON.stringify(refuseUnsafe(value)).replace(/[$%](?=\{)/g, (sign) => sign + sign)
    : String(value);

/** Text inside a paragraph or table cell, which cannot become structure, link or HTML. */
export const markdown: Escape = (value) =>
  refuseUnsafe(String(value))
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>()#+!|~&]/g, (character) => `\\${character}`)
    .replace(/^(\s*)(-|=)/, "$1\\$2")
    // Of a digit a backslash is text itself, so the dot takes it; and only before a space would the number begin a list.
    .replace(/^(\s*\d+)\.(?=\s|$)/, "$1\\.");

/** Plain text on one line. */
export const text: Escape = (value) => {
  if (/[\n\t]/.test(String(value))) throw new Error("a line break or tab in a value");
  return refuseUnsafe(String(value));
};

/** Escapes by the extension of what is rendered. */
export const contexts: Readonly<Record<string, Escape>> = {
  md: markdown,
  sh: shell,
  yaml,
  yml: yaml,
  json,
  js: json,
  tf: hcl,
  hcl,
  txt: text,
};

/** Inline code in Markdown: the fence is longer than any run of backticks inside. */
export function inlineCode(value: Printable): string {
  const content = refuseUnsafe(String(value)).replace(/\s+/g, " ");
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${content} ${fence}` : `${fence}${content}${fence}`;
}

/** A command in a code block of Markdown, as it is: who makes it quotes what it is made from. */
export function line(value: Printable): string {
  const command = text(value);
  if (command.includes("```")) throw new Error("three backticks in a value");
  return command;
}

/** A word in a code block of Markdown: quoted as the shell needs it, and nothing that would end the block. */
export function fenced(value: Printable): string {
  const word = line(value);
  return /^[\w@%+=:,./-]*$/.test(word) ? word : shell(word);
}

/** Sentences of Markdown, also in a table: what stands between backticks is code, the rest is text. */
export function prose(value: Printable): string {
  return String(value)
    .split("`")
    .map((part, index) => (index % 2 === 1 ? tableCode(part) : markdown(part)))
    .join("");
}

/** Inline code inside a Markdown table, where a bar would end the cell. */
export function tableCode(value: Printable): string {
  return inlineCode(value).replaceAll("|", "\\|");
}

function refuseUnsafe(value: string): string {
  const found = unsafe.exec(value);
  if (found)
    throw new Error(`the character U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")} in a value`);
  return value;
}
