import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { allControls } from "../../src/judge/pipeline";
import { systems } from "../../src/systems";
import { blocksOf, pageText } from "../../tools/docs/pages";

const readme = pageText("README.md");

test("the README starts with commands that CI runs", () => {
  const [first] = blocksOf("README.md");
  expect(first?.text).toMatch(/^npm ci && npm run synth .*\nnpm ci && npm test .*\n$/);
  const ci = fs.readFileSync(path.join(packageRoot, ".ci", "run"), "utf8");
  for (const command of ["npm ci", "npm run synth", "npm test"]) expect(ci).toContain(command);
});

test("the table of systems and foundations has each of them", () => {
  const rows = [...readme.matchAll(/^\| `(?:type: )?([-a-z]+)` \| .* \| \[\1\]\(src\/systems\/\1\/README\.md\) \|$/gm)];
  expect(rows.map(([, folder]) => folder).sort()).toEqual(systems.map(({ folder }) => folder).sort());
});

test("each hardened default names controls that exist", () => {
  const ids = new Set(allControls().map(({ id }) => id));
  const table = pageText("docs/hardened-defaults.md");
  const rows = [...table.matchAll(/^\| [^|]+ \| [^|]+ \| ([A-Z]{2,4}-\d\d[^|]*) \|$/gm)].flatMap(
    ([, cell = ""]) => cell.match(/[A-Z]{2,4}-\d\d/g) ?? [],
  );
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.filter((id) => !ids.has(id))).toEqual([]);
});
