import { blocks, isObject, type Json, type JsonObject } from "../core/configuration";
import { type BlockSchema, providerInfo, type TypeKind, typeData } from "../core/provider-data";
import { splitTemplate } from "../core/template";

/** A line of a body: an attribute on one line, which aligns with its neighbours, or anything longer. */
type Item = { readonly name: string; readonly value: string } | { readonly text: string };

/**
 * Terraform JSON as HCL, formatted as `terraform fmt` does. The schemas say what is a block and what an attribute; resources
 * carry their construct path as a comment.
 */
export function toHcl(json: JsonObject): string {
  const parts = [
    ...blocks(json.terraform).map((body) => block("terraform", terraformBody(body))),
    ...eachNamed(json.provider).map(([name, body]) =>
      block(`provider "${name}"`, bodyOf(body, providerInfo(name)?.schema.block)),
    ),
    ...eachNamed(json.variable).map(([name, body]) => block(`variable "${name}"`, variableBody(body))),
    ...blocks(json.locals).map((body) => block("locals", bodyOf(body, undefined))),
    ...resources("data", json.data),
    ...resources("resource", json.resource),
    ...eachNamed(json.output).map(([name, body]) => block(`output "${name}"`, bodyOf(body, undefined))),
  ];
  return `${parts.join("\n\n")}\n`;
}

function eachNamed(value: Json | undefined): [string, JsonObject][] {
  return blocks(value).flatMap((named) =>
    Object.entries(named)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, bodies]) => blocks(bodies).map((body): [string, JsonObject] => [name, body])),
  );
}

function resources(kind: TypeKind, value: Json | undefined): string[] {
  return eachNamed(value).flatMap(([type, named]) =>
    eachNamed(named).map(([name, body]) => {
      const comment = isObject(body["//"]) && isObject(body["//"].metadata) ? body["//"].metadata.path : undefined;
      const header = `${kind === "data" ? "data" : "resource"} "${type}" "${name}"`;
      return `${comment === undefined ? "" : `# ${String(comment)}\n`}${block(header, bodyOf(body, typeData(kind, type)?.schema.block))}`;
    }),
  );
}

/** Meta-arguments that hold bare references, and blocks that Terraform itself defines. */
const bare = new Set(["depends_on", "provider", "ignore_changes", "replace_triggered_by"]);
const ownBlocks = new Set([
  "lifecycle",
  "validation",
  "backend",
  "cloud",
  "workspaces",
  "precondition",
  "postcondition",
]);

function bodyOf(body: JsonObject, schema: BlockSchema | undefined): Item[] {
  const items = Object.entries(body)
    .filter(([name, value]) => name !== "//" && value !== undefined && value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]): Item[] => {
      const inner = schema?.block_types?.[name]?.block;
      if (inner || (ownBlocks.has(name) && typeof value === "object"))
        return blocks(value).map((one) => ({ text: block(name, bodyOf(one, inner)) }));
      if (name === "dynamic")
        return eachNamed(value).map(([label, one]) => ({ text: block(`dynamic "${label}"`, bodyOf(one, schema)) }));
      return [{ name, value: bare.has(name) ? reference(value) : (heredoc(value) ?? expression(value)) }];
    });
  const attributes = items.flat().filter((item) => "name" in item);
  return [...attributes, ...items.flat().filter((item) => "text" in item)];
}

function terraformBody(body: JsonObject): Item[] {
  const { backend, required_providers: providers, ...rest } = body;
  return [
    ...bodyOf(rest, undefined),
    ...eachNamed(backend).map(([name, one]) => ({ text: block(`backend "${name}"`, bodyOf(one, undefined)) })),
    ...blocks(providers).map((one) => ({ text: block("required_providers", bodyOf(one, undefined)) })),
  ];
}

/** A variable's type is written without quotes. */
function variableBody({ type, ...body }: JsonObject): Item[] {
  return [...(type === undefined ? [] : [{ name: "type", value: String(type) }]), ...bodyOf(body, undefined)];
}

function block(header: string, items: readonly Item[]): string {
  if (items.length === 0) return `${header} {}`;
  const lines: string[] = [];
  items.forEach((item, index) => {
    const before = items[index - 1];
    if (before && ("text" in item || "text" in before)) lines.push("");
    lines.push("text" in item ? item.text : `${item.name.padEnd(widthAt(items, index))} = ${item.value}`);
  });
  return `${header} {\n${indent(lines.join("\n"))}\n}`;
}

/** `terraform fmt` aligns neighbouring attributes that stand on one line, up to and with a heredoc. */
function widthAt(items: readonly Item[], index: number): number {
  const aligned = (item: Item | undefined) =>
    item !== undefined && "name" in item && (!item.value.includes("\n") || item.value.startsWith("<<"));
  const isHeredoc = (item: Item | undefined) => item !== undefined && "name" in item && item.value.startsWith("<<");
  if (!aligned(items[index])) return 0;
  let [from, to] = [index, index];
  while (aligned(items[from - 1]) && !isHeredoc(items[from - 1])) from -= 1;
  while (aligned(items[to + 1]) && !isHeredoc(items[to])) to += 1;
  return Math.max(...items.slice(from, to + 1).map((item) => ("name" in item ? item.name.length : 0)));
}

/** Two spaces before each line, but not inside a heredoc, whose text would change. */
function indent(text: string): string {
  let heredoc = false;
  return text
    .split("\n")
    .map((line) => {
      const inside = heredoc;
      if (inside && line === "EOT") heredoc = false;
      else if (/<<EOT$/.test(line)) heredoc = true;
      return inside || line === "" ? line : `  ${line}`;
    })
    .join("\n");
}

/** `ibm.public`, `[time_sleep.x]`: names, not texts. */
function reference(value: Json): string {
  if (Array.isArray(value)) return list(value.map(reference));
  return String(value).replace(/^\$\{(.*)\}$/, "$1");
}

function expression(value: Json): string {
  if (typeof value === "string") return template(value);
  if (Array.isArray(value)) return list(value.map(expression));
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return "{}";
  const keys = entries.map(([key]) => (/^[A-Za-z_][\w-]*$/.test(key) ? key : template(key)));
  const items = entries.map(
    ([, inner], index): Item => ({ name: keys[index] ?? "", value: expression(inner as Json) }),
  );
  const lines = items.map((item, index) =>
    "name" in item ? `${item.name.padEnd(widthAt(items, index))} = ${item.value}` : "",
  );
  return `{\n${indent(lines.join("\n"))}\n}`;
}

function list(items: readonly string[]): string {
  const line = `[${items.join(", ")}]`;
  if (line.length <= 100 && !line.includes("\n")) return line;
  return `[\n${indent(items.map((item) => `${item},`).join("\n"))}\n]`;
}

/** An argument of several lines that ends with a line break, such as a script, reads best as a heredoc. */
function heredoc(value: Json): string | undefined {
  if (typeof value !== "string" || !/\n.*\n$/s.test(value) || /^EOT$/m.test(value)) return undefined;
  return `<<EOT\n${value}EOT`;
}

/** A text of Terraform JSON is a template already: only what lies outside `${…}` and `%{…}` is escaped for quotes. */
function template(text: string): string {
  const parts = splitTemplate(text);
  const [only] = parts;
  if (parts.length === 1 && only?.code && only.text.startsWith("${")) return only.text.slice(2, -1).trim();
  return `"${parts.map(({ code, text: part }) => (code ? part : JSON.stringify(part).slice(1, -1))).join("")}"`;
}
