import { blueprintSchema } from "../blueprint/schema";
import { words } from "../document/schema-words";
import { defaultWords } from "../options/option";
import { optionNodes, showSteps } from "../options/tree";
import type { Catalogue } from "./catalogue";
import { type Explanation, part } from "./explanation";

export function explainOption({ path, group, option }: Catalogue["options"][number]): Explanation {
  const section = group.definition?.section() ?? blueprintSchema();
  const [schema] = optionNodes([section]).find(({ steps }) => showSteps(steps) === option.path)?.schemas ?? [];
  return {
    kind: "option",
    word: path,
    summary: option.description,
    parts: [
      ...part("accepts", schema && words(schema)),
      { label: "default", text: defaultWords(option) },
      ...option.examples.map((text) => ({
        label: "example",
        text: `${keyOf(option.path)}${written(text)}`,
        yaml: true,
      })),
      ...part("controls", option.controls.join(", ")),
      { label: "more", text: `src/${group.folder}/README.md` },
    ],
  };
}

function keyOf(path: string): string {
  const key = path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .at(-1);
  return key === undefined ? "" : `${path.includes('["') ? path.replace(/^.*\["(.*)"\]$/, "$1") : key}:`;
}

function written(example: string): string {
  return example.includes("\n") ? `\n${example.replace(/^/gm, "  ")}` : ` ${example}`;
}
