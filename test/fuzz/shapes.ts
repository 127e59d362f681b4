import * as path from "node:path";
import { parse as parseScript } from "acorn";
import MarkdownIt from "markdown-it";
import { parseAllDocuments } from "yaml";
import { hasReference } from "../../src/terraform/configuration";
import { shellShape } from "./shell-shape";

/**
 * What a file says to the program that reads it, without its texts: two files of one shape differ in texts alone. What a text
 * could become, were it not written well, is another shape: a heading, a key, a command, an expression.
 */
export function shapeOf(file: string, text: string): string {
  const shape = shapes[path.extname(file)];
  if (!shape) throw new Error(`no shape is known for ${file}`);
  return shape(text);
}

const shapes: Readonly<Record<string, (text: string) => string>> = {
  ".md": markdownShape,
  ".yaml": yamlShape,
  ".yml": yamlShape,
  ".json": (text) => JSON.stringify(skeleton(JSON.parse(text))),
  ".js": scriptShape,
  ".mjs": scriptShape,
  ".sh": shellShape,
  ".txt": (text) => `${text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length} lines`,
};

const markdown = new MarkdownIt("default", { html: true });

function markdownShape(text: string): string {
  const types = markdown
    .parse(text, {})
    .flatMap(({ type, tag, children }) => [
      `${type}${tag}`,
      ...(children ?? []).map((child) => (/^(text|text_special|softbreak)$/.test(child.type) ? "text" : child.type)),
    ]);
  // A text is one, whatever stands in it.
  return types.filter((type, index) => type !== "text" || types[index - 1] !== "text").join(" ");
}

/** Signs that the readers of YAML know beyond YAML, GitHub's and Helm's expressions, are counted. */
function yamlShape(text: string): string {
  const documents = parseAllDocuments(text);
  const broken = documents.flatMap(({ errors }) => errors.map(({ message }) => message));
  const values = documents.map((document) => skeleton(document.toJS({ mapAsMap: true })));
  return JSON.stringify([broken, values, text.match(/\$?\{\{/g)?.length ?? 0]);
}

/** A value without its texts: but what a shell runs, by its shape, and whether Terraform would evaluate it. */
function skeleton(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => skeleton(one, key));
  if (typeof value === "object" && value !== null) {
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    // In the order of what is the file's own: people's keys come where their letters are.
    return entries
      .map(([name, one]): [unknown, unknown] => [marked(name), skeleton(one, typeof name === "string" ? name : "")])
      .map((entry) => ({ entry, text: JSON.stringify(entry) }))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ entry }) => entry);
  }
  if (typeof value !== "string") return value;
  if (/^(run|script|before_script)$/.test(key)) return shellShape(value);
  return hasReference(value) ? "expression" : "text";
}

/** Keys that carry a marker are people's; all others are the file's. */
function marked(name: unknown): unknown {
  if (typeof name !== "string") return skeleton(name);
  return name.includes(marker) ? "key" : name;
}

/** Stands in every text that is put in. */
export const marker = "zqz";

function scriptShape(text: string): string {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return undefined;
    const { type, name, ...rest } = node as Record<string, unknown>;
    return [
      type,
      name,
      ...Object.values(rest)
        .filter((inner) => typeof inner === "object" && inner !== null)
        .map(walk),
    ];
  };
  return JSON.stringify(walk(parseScript(text, { ecmaVersion: "latest", sourceType: "module" }).body));
}
