import { outputFiles } from "../../src/write/output";
import { renderSummary } from "../../src/write/summary";
import { reference } from "../support/reference";

const result = reference("code-engine");
const output = outputFiles(result, false);
const summary = renderSummary(result, "out", output);

test("the summary names every file beside the Terraform once, below its folder", () => {
  const named: string[] = [];
  let folder = "";
  for (const line of summary.split("\n")) {
    folder = /^ {2}out\/(stacks\/\S+)$/.exec(line)?.[1] ?? folder;
    const [, count, names] = /^ {4}(\d+) to (?:read|use): (.*)$/.exec(line) ?? [];
    if (names === undefined) continue;
    expect(names.split(", ")).toHaveLength(Number(count));
    named.push(...names.split(", ").map((name) => `${folder}/${name}`));
  }
  expect(named.sort()).toEqual([...output.artefacts]);
});

test("what is to be read stands before what is to be used", () => {
  const [, read = "", use = ""] = /shop\/runbooks\n {4}\d+ to read: (.*)\n {4}\d+ to use: (.*)\n/.exec(summary) ?? [];
  expect(read.split(", ")).toContain("web.md");
  expect(use.split(", ")).toContain("web-bypass-test.sh");
  expect(use).not.toMatch(/\.md\b/);
});

test("without artefacts the summary promises none", () => {
  expect(renderSummary(result, "out", { artefacts: [], reports: ["controls/storefront.md"] })).not.toContain("cannot");
});
