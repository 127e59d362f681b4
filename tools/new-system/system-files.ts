import * as fs from "node:fs";
import * as path from "node:path";
import Handlebars from "handlebars";

/** The words that a system's files are made of. */
export interface SystemWords {
  /** Name of the folder, and the type in blueprints: `data-lake`. */
  readonly name: string;
  /** Letters before the numbers of its controls: `DL`. */
  readonly prefix: string;
}

/** Templates by the file that each becomes, below the root of the project. */
const files: Readonly<Record<string, string>> = {
  "src/systems/{{name}}/props.ts": "props.ts",
  "src/systems/{{name}}/schema.ts": "schema.ts",
  "src/systems/{{name}}/blueprint.ts": "blueprint.ts",
  "src/systems/{{name}}/index.ts": "index.ts",
  "src/systems/{{name}}/{{name}}.ts": "construct.ts",
  "src/systems/{{name}}/rules/index.ts": "rules/index.ts",
  "src/systems/{{name}}/rules/{{name}}-private-network.ts": "rules/private-network.ts",
  "src/systems/{{name}}/controls.yaml": "controls.yaml",
  "src/systems/{{name}}/README.md": "README.md",
  "test/blueprints/{{name}}.yaml": "test-blueprint.yaml",
};

/** Each new file's text, by its path below the root of the project. */
export function systemFiles({ name, prefix }: SystemWords, templates: string): Map<string, string> {
  const Name = pascal(name);
  const words = {
    name,
    prefix,
    Name,
    camel: camel(name),
    title: name[0]?.toUpperCase() + name.slice(1).replaceAll("-", " "),
  };
  const rendered = (text: string) => Handlebars.compile(text, { noEscape: true, strict: true })(words);
  return new Map(
    Object.entries(files).map(([file, template]) => [
      rendered(file),
      rendered(fs.readFileSync(path.join(templates, `${template}.hbs`), "utf8")),
    ]),
  );
}

/** The list of systems with one more, at its end: what uses others stands behind them. */
export function withSystem(list: string, name: string): string {
  const imported = `import { ${camel(name)} } from "./${name}/blueprint";`;
  const lines = list.split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const after = imports.filter((line) => pathOf(line) < pathOf(imported)).at(-1) ?? "";
  lines.splice(lines.indexOf(after) + 1, 0, imported);
  const end = lines.indexOf("];");
  if (end < 0) throw new Error("src/systems/index.ts has no list that ends with ];");
  lines.splice(end, 0, `  ${camel(name)},`);
  return lines.join("\n");
}

function pathOf(line: string): string {
  return /from "(.*)"/.exec(line)?.[1] ?? "";
}

/** The list of services that rules judge, with the system's: its own rules judge the instance. */
export function withJudgedService(rule: string, name: string): string {
  const lines = rule.split("\n");
  const begin = lines.findIndex((line) => line.startsWith("const services:"));
  const end = lines.indexOf("};", begin);
  if (begin < 0 || end < 0) throw new Error("service-judged.ts has no list of services");
  lines.splice(end, 0, `  "${name}": {},`);
  return lines.join("\n");
}

/** The project's README with a row for the system, behind the last one of its kind. */
export function withRow(readme: string, name: string): string {
  const lines = readme.split("\n");
  const last = lines.map((line) => /^\| `type: /.test(line)).lastIndexOf(true);
  if (last < 0) throw new Error("README.md has no table of systems");
  const row = `| \`type: ${name}\` | an instance of ${name}, reached by private endpoints alone | [${name}](src/systems/${name}/README.md) |`;
  lines.splice(last + 1, 0, row);
  return lines.join("\n");
}

function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function pascal(name: string): string {
  const text = camel(name);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
