import { parse, stringify } from "yaml";
import { defaultWords, type Option } from "../../src/options/option";

export const markers = { start: "<!-- options: npm run docs -->", end: "<!-- /options -->" } as const;

/** A README with its table of options written anew; between the markers nobody writes by hand. */
export function withTable(readme: string, options: readonly Option[]): string {
  const start = readme.indexOf(markers.start);
  const end = readme.indexOf(markers.end);
  if (start < 0 || end < start) throw new Error(`a README without ${markers.start} and ${markers.end}`);
  return `${readme.slice(0, start)}${markers.start}\n\n${table(options)}\n\n${readme.slice(end)}`;
}

/** Options as a table: what each is, what holds without it, an example, the controls that it answers. */
export function table(options: readonly Option[]): string {
  const rows = options
    .filter(({ path }) => path !== "")
    .map((option) => [
      code(option.path),
      cell(option.description),
      cell(defaultWords(option)),
      code(oneLine(option.examples[0] ?? "")),
      option.controls.join(", "),
    ]);
  return [["option", "what it is", "default", "example", "control"], Array(5).fill("---"), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

function oneLine(example: string): string {
  if (!example.includes("\n")) return example;
  return stringify(parse(example), { collectionStyle: "flow", lineWidth: 0 }).trimEnd();
}

function code(text: string): string {
  return text.includes("`") ? `\`\` ${cell(text)} \`\`` : `\`${cell(text)}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
