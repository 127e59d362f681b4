import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../../src/core/package-root";
import { systemFiles, withJudgedService, withRow, withSystem } from "../../tools/new-system/system-files";

const templates = path.join(packageRoot, "tools", "new-system", "templates");
const read = (file: string) => fs.readFileSync(path.join(packageRoot, file), "utf8");

test("a new system has the parts that every system has, named after it", () => {
  const files = systemFiles({ name: "data-lake", prefix: "DL" }, templates);
  expect([...files.keys()].sort()).toEqual([
    "src/systems/data-lake/README.md",
    "src/systems/data-lake/blueprint.ts",
    "src/systems/data-lake/controls.yaml",
    "src/systems/data-lake/data-lake.ts",
    "src/systems/data-lake/index.ts",
    "src/systems/data-lake/props.ts",
    "src/systems/data-lake/rules/data-lake-private-network.ts",
    "src/systems/data-lake/rules/index.ts",
    "src/systems/data-lake/schema.ts",
    "test/blueprints/data-lake.yaml",
  ]);
  for (const text of files.values()) expect(text).not.toMatch(/\{\{|\[object|undefined/);
  expect(files.get("src/systems/data-lake/blueprint.ts")).toContain(
    "export const dataLake: SystemDefinition<DataLakeProps>",
  );
  expect(parse(files.get("src/systems/data-lake/controls.yaml") ?? "")).toMatchObject([{ id: "DL-01" }]);
  expect(parse(files.get("test/blueprints/data-lake.yaml") ?? "")).toMatchObject({
    systems: { main: { type: "data-lake" } },
  });
});

test("it is named in the list of systems and in the README's table, and nothing else changes there", () => {
  const added = (before: string, after: string) => {
    const old = before.split("\n");
    const lines = after.split("\n");
    expect(lines.filter((line) => old.includes(line))).toEqual(old);
    return lines.filter((line) => !old.includes(line));
  };
  const list = read("src/systems/index.ts");
  expect(added(list, withSystem(list, "data-lake"))).toEqual([
    'import { dataLake } from "./data-lake/blueprint";',
    "  dataLake,",
  ]);
  expect(withSystem(list, "data-lake")).toMatch(/code-engine\/blueprint";\nimport \{ dataLake \}/);
  const services = read("src/systems/access/rules/service-judged.ts");
  expect(added(services, withJudgedService(services, "data-lake"))).toEqual(['  "data-lake": {},']);
  const readme = read("README.md");
  expect(added(readme, withRow(readme, "data-lake"))).toEqual([
    "| `type: data-lake` | an instance of data-lake, reached by private endpoints alone | [data-lake](src/systems/data-lake/README.md) |",
  ]);
});
