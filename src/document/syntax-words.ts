import type { Finding } from "./fault-list";
import { visible } from "./hidden-characters";

/** What the parser says, by how its message begins, in the words of somebody who writes a blueprint. */
const words: readonly (readonly [begins: string, says: string, fix: string])[] = [
  ["Implicit keys need to be on a single line", "a line without a colon", "Write `key: value`."],
  ["Implicit map keys need to be followed", "a key without a colon", "Write `key: value`."],
  ["Nested mappings are not allowed", "a key in the middle of a value", "Put the text in quotes, or begin a new line."],
  ["Unexpected block-seq-ind on same line", "a list that begins on its key's line", "Begin it on a new line."],
  ["Tabs are not allowed", "a tab as indentation", "Indent with spaces."],
  ["All mapping items must start", "indentation that fits no line above", "Indent it like its neighbours."],
  ["All sequence items must start", "indentation that fits no entry above", "Indent it like its neighbours."],
  ["Missing closing", "a quote that is not closed", "Close the quote."],
  ["Flow map", "a bracket that is not closed", "Close it with }, or indent what it holds."],
  ["Flow sequence", "a bracket that is not closed", "Close it with ], or indent what it holds."],
  ["Missing , ", "a comma is missing", "Put a comma between the entries."],
  ["Missing space after :", "a space is missing after the colon", "Put a space after the colon."],
  ["Comments must be separated", "a comment that touches what is before it", "Put a space before the #."],
  ["Unexpected flow-seq-end", "a ] that closes nothing", "Delete it."],
  ["Unexpected flow-map-end", "a } that closes nothing", "Delete it."],
  ["Invalid escape sequence", "an escape that is not known", "Double the backslash, or use single quotes."],
];

const expected = "YAML 1.2";

/** The fault of something that is not YAML. */
export function syntaxFinding(code: string, message: string): Finding {
  if (code === "TAG_RESOLVE_FAILED" || code === "BAD_COLLECTION_TYPE") {
    return tagFinding(/(?:Unresolved tag: )(\S+)$/.exec(message)?.[1]);
  }
  if (code === "BAD_SCALAR_START") {
    const character = visible(/\S+$/.exec(message)?.[0] ?? "this");
    const says = `this is not YAML: a text cannot begin with ${character}`;
    return { code: "BP004", message: says, expected, got: character, fix: "Put the text in quotes." };
  }
  const [, says, fix] = /^Unexpected \S+ at node end$/.test(message)
    ? ["", "something follows a value that is complete", "Put the whole text in one pair of quotes."]
    : (words.find(([begins]) => message.startsWith(begins)) ?? []);
  return {
    code: "BP004",
    message: `this is not YAML: ${says ?? plain(message)}`,
    expected,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** A tag: values are what they show. */
export function tagFinding(tag: string | undefined): Finding {
  return {
    code: "BP012",
    message: "tags are not known here",
    expected: "a value without a tag",
    ...(tag ? { got: visible(tag.replace(/^tag:yaml\.org,2002:/, "!!")).slice(0, 60) } : {}),
    fix: "Write the plain value; text that looks like something else goes in quotes.",
  };
}

/** The parser's message in one line, of a bearable length, without its final stop. */
function plain(message: string): string {
  const text = visible(message.slice(0, 200).replaceAll(/\s+/g, " ")).replace(/[. ]+$/, "");
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
