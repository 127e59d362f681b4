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
    folder = /^ {2}out\/((?:stacks|runbooks)\/\S+)$/.exec(line)?.[1] ?? folder;
    const [, count, names] = /^ {4}(\d+) (?:document|script|other file)s?: (.*)$/.exec(line) ?? [];
    if (names === undefined) continue;
    expect(names.split(", ")).toHaveLength(Number(count));
    named.push(...names.split(", ").map((name) => `${folder}/${name}`));
  }
  expect(named.sort()).toEqual([...output.artefacts]);
});

test("documents stand before scripts, and the heading counts both", () => {
  const [, read = ""] = /runbooks\/storefront\n {4}\d+ documents: (.*)\n/.exec(summary) ?? [];
  const [, use = ""] = /shop\/runbooks\n {4}\d+ scripts: (.*)\n/.exec(summary) ?? [];
  expect(read.split(", ")).toContain("application.md");
  expect(summary.indexOf(read)).toBeLessThan(summary.indexOf(use));
  expect(use.split(", ")).toContain("web-bypass-test.sh");
  expect(use).not.toMatch(/\.md\b/);
  const [, documents, scripts, others] =
    /^Manual steps: (\d+) documents, (\d+) scripts, (\d+) other files$/m.exec(summary) ?? [];
  expect(Number(documents)).toBe(output.artefacts.filter((file) => file.endsWith(".md")).length);
  expect(Number(scripts)).toBe(output.artefacts.filter((file) => /\.(sh|js)$/.test(file)).length);
  expect(Number(documents) + Number(scripts) + Number(others)).toBe(output.artefacts.length);
});

test("without artefacts the summary promises none", () => {
  expect(
    renderSummary(result, "out", { artefacts: [], guides: [], reports: ["controls/storefront.md"] }),
  ).not.toContain("Manual steps");
});
