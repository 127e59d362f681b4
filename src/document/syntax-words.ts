import type { Finding } from "./fault-list";
import { visible } from "./hidden-characters";

/** What the parser says, by how its message begins, in the words of somebody who writes a blueprint. */
const words: readonly (readonly [begins: string, says: string, fix: string])[] = [
  ["Implicit keys need to be on a single line", "a line without a colon", "Write `key: value`."],
  ["Implicit map keys need to be followed", "a key without a colon", "Write `key: value`."],
  ["Nested mappings are not allowed", "a nested key inside a value", "Quote the text, or start a new line."],
  [
    "Unexpected block-seq-ind on same line",
    "a list that starts on the line of its key",
    "Start the list on a new line.",
  ],
  ["Tabs are not allowed", "a tab used as indentation", "Indent with spaces."],
  ["All mapping items must start", "the indentation matches no line above", "Use the indentation of its siblings."],
  ["All sequence items must start", "the indentation matches no entry above", "Use the indentation of its siblings."],
  ["Missing closing", "an unclosed quote", "Close the quote."],
  ["Flow map", "an unclosed bracket", "Close it with }, or indent its content."],
  ["Flow sequence", "an unclosed bracket", "Close it with ], or indent its content."],
  ["Missing , ", "a missing comma", "Put a comma between the entries."],
  ["Missing space after :", "a missing space after the colon", "Put a space after the colon."],
  ["Comments must be separated", "a comment without a space before it", "Put a space before the #."],
  ["Unexpected flow-seq-end", "an unexpected ]", "Delete it."],
  ["Unexpected flow-map-end", "an unexpected }", "Delete it."],
  ["Invalid escape sequence", "an unknown escape sequence", "Double the backslash, or use single quotes."],
];

const expected = "YAML 1.2";

/** The fault of something that is not YAML. */
export function syntaxFinding(code: string, message: string): Finding {
  if (code === "TAG_RESOLVE_FAILED" || code === "BAD_COLLECTION_TYPE") {
    return tagFinding(/(?:Unresolved tag: )(\S+)$/.exec(message)?.[1]);
  }
  if (code === "BAD_SCALAR_START") {
    const character = visible(/\S+$/.exec(message)?.[0] ?? "this");
    const says = `invalid YAML: an unquoted value cannot start with ${character}`;
    return { code: "BP004", message: says, expected, got: character, fix: "Quote the text." };
  }
  const [, says, fix] = /^Unexpected \S+ at node end$/.test(message)
    ? ["", "unexpected text after a complete value", "Quote the whole text."]
    : (words.find(([begins]) => message.startsWith(begins)) ?? []);
  return {
    code: "BP004",
    message: `invalid YAML: ${says ?? plain(message)}`,
    expected,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** A tag: values are what they show. */
export function tagFinding(tag: string | undefined): Finding {
  return {
    code: "BP012",
    message: "unsupported YAML tag",
    expected: "a value without a tag",
    ...(tag ? { got: visible(tag.replace(/^tag:yaml\.org,2002:/, "!!")).slice(0, 60) } : {}),
    fix: "Write the plain value; quote a string that looks like another type.",
  };
}

/** The parser's message in one line, of a bearable length, without its final stop. */
function plain(message: string): string {
  const text = visible(message.slice(0, 200).replaceAll(/\s+/g, " ")).replace(/[. ]+$/, "");
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
