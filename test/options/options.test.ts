import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import type { $ZodType } from "zod/v4/core";
import { safeParse } from "zod/v4/core";
import { documentSchema } from "../../src/blueprint/schema";
import { packageRoot } from "../../src/core/package-root";
import { boundsOf } from "../../src/document/schema-bounds";
import { alternatives, definition } from "../../src/document/schema-walk";
import { allControls } from "../../src/judge/pipeline";
import { defaultValue, type Option } from "../../src/options/option";
import { fullPath, optionGroups } from "../../src/options/options";
import { optionNodes, showSteps } from "../../src/options/tree";
import { markers, withTable } from "../../tools/docs/option-table";
import { withExamples } from "../../tools/options/examples";
import { parseComment } from "../../tools/options/tsdoc";
import { blueprintFile } from "../support/reference";

interface Told {
  readonly path: string;
  readonly option: Option;
  readonly schemas: readonly $ZodType[];
}

/** Every option with the schemas of its place. */
function everyOption(): Told[] {
  return optionGroups().flatMap((group) => {
    const schema = group.definition?.section() ?? documentSchema();
    const nodes = new Map(optionNodes([schema]).map((node) => [showSteps(node.steps), node.schemas]));
    return group.options.map((option) => ({
      path: fullPath(group, option),
      option,
      schemas: option.path === "" ? [schema] : (nodes.get(option.path) ?? []),
    }));
  });
}

const told = everyOption();
const takes = (schemas: readonly $ZodType[], value: unknown) => schemas.some((one) => safeParse(one, value).success);

test("every key of the schema has its words, and nothing else has", () => {
  const keys = optionNodes([documentSchema()]).length;
  // The types of systems have a section of their own in the words, and one entry in the schema.
  const types = optionGroups().filter(({ definition }) => definition?.kind === "system").length;
  const shared = keysOfSeveralTypes();
  expect(told).toHaveLength(keys + types + shared);
  expect(told.filter(({ schemas }) => schemas.length === 0)).toEqual([]);
});

/** Keys that several types of systems have, which the schema of all types has once. */
function keysOfSeveralTypes(): number {
  const keys = optionGroups()
    .filter(({ definition }) => definition?.kind === "system")
    .flatMap(({ options }) => options.flatMap(({ path }) => (path === "" ? [] : [path])));
  return keys.length - new Set(keys).size;
}

test("every option has a description, a default or is required, and an example that the schema takes", () => {
  const ids = new Set(allControls().map(({ id }) => id));
  const lacking = told.flatMap(({ path, option, schemas }) => {
    const { description, optional, default: text, examples, controls } = option;
    const literal = text === undefined ? [] : defaultValue(text);
    const says = [
      ...(saysSomething(description, path) ? [] : ["a description that says more than its name"]),
      ...(optional === (text !== undefined) ? [] : [optional ? "a default" : "no default, for it is required"]),
      ...(text === undefined || text.startsWith("- ") || literal.length > 0 ? [] : ["a default that is a value"]),
      ...(literal.every((value) => takes(schemas, value)) ? [] : ["a default that the schema takes"]),
      ...(examples.length > 0 ? [] : ["an example"]),
      ...examples.filter((one) => !takes(schemas, parse(one))).map((one) => `another example than ${one}`),
      ...controls.filter((id) => !ids.has(id)).map((id) => `a control that exists, not ${id}`),
    ];
    return says.map((what) => `${path} lacks ${what}`);
  });
  expect(lacking).toEqual([]);
  const examples = told.reduce((sum, { option }) => sum + option.examples.length, 0);
  const answered = told.filter(({ option }) => option.controls.length > 0).length;
  process.stdout.write(
    `options: ${told.length}, all with description, default, example; ${examples} examples that the schema takes, ${answered} name a control\n`,
  );
});

/** True for a sentence with at least three words beyond those of the option's own name. */
function saysSomething(description: string, path: string): boolean {
  const name = (path.split(".").at(-1) ?? "").replace(/([A-Z])/g, " $1").toLowerCase();
  const own = new Set(name.split(/[^a-z]+/));
  const words = description.toLowerCase().split(/[^a-z]+/);
  return /^[A-Z`].*[.)]$/.test(description) && words.filter((word) => word.length > 2 && !own.has(word)).length >= 3;
}

test("a range that a description names is the schema's", () => {
  const ranges = told.flatMap(({ path, option, schemas }) => {
    const [range] = schemas
      .flatMap((schema) => alternatives(schema))
      .filter((schema) => definition(schema).type === "number")
      .map((schema) => boundsOf(definition(schema)))
      .filter(({ min, max }) => min !== undefined && max !== undefined);
    const named = /(?<![\d.-])(\d+) to (\d+)(?!\d)/.exec(option.description);
    return range && named ? [{ path, says: named[0], is: `${range.min} to ${range.max}` }] : [];
  });
  expect(ranges.filter(({ says, is }) => says !== is)).toEqual([]);
  expect(ranges.length).toBeGreaterThan(25);
});

test("each README has the table of its options as they are", () => {
  for (const { folder, options } of optionGroups()) {
    const readme = fs.readFileSync(path.join(packageRoot, "src", folder, "README.md"), "utf8");
    expect({ folder, readme }).toEqual({ folder, readme: withTable(readme, options) });
    expect(readme.split(markers.start)).toHaveLength(2);
  }
});

test("a synthesis reads none of the words", () => {
  const hook = `const fs = require("node:fs"); const read = fs.readFileSync;
    fs.readFileSync = (file, ...rest) => { if (/options\\.json$/.test(String(file))) console.log("read " + file); return read(file, ...rest); };
    const { deployable } = require("./dist/src/judge/pipeline"); const { loadBlueprints } = require("./dist/src/blueprint");
    console.log(deployable(loadBlueprints([process.argv[1]]), "2026-11-24").passed);`;
  const ran = spawnSync(process.execPath, ["-e", hook, blueprintFile("code-engine")], {
    cwd: packageRoot,
    encoding: "utf8",
  });
  expect(ran.stdout + ran.stderr).toBe("true\n");
});

test("a comment is taken apart: tags in a line and on lines of their own, addresses left alone", () => {
  expect(parseComment("/** Who is told. @default - nobody @control CE-38 @example [ada@example.com] */")).toEqual({
    description: "Who is told.",
    default: "- nobody",
    examples: ["[ada@example.com]"],
    controls: ["CE-38"],
  });
  expect(parseComment("/**\n   * Two\n   * lines.\n   * @example\n   * a:\n   *   b: 1\n   */")).toEqual({
    description: "Two lines.",
    examples: ["a:\n  b: 1"],
    controls: [],
  });
});

test("an option without an example takes what stands at its place in the one above", () => {
  const option = { description: "", optional: true, controls: [] };
  const [, below] = withExamples(
    [
      { ...option, path: "apps", examples: ["web: { port: 3000 }"] },
      { ...option, path: "apps.<name>.port", examples: [] },
    ],
    [[{ key: "apps" }], [{ key: "apps" }, "name", { key: "port" }]],
  );
  expect(below?.examples).toEqual(["3000"]);
});

test.each([
  ["8080", [8080]],
  ["2: 3 for the edge pool", [2]],
  ['"1.2" with six cipher suites', ["1.2"]],
  ['{ "min": 1, "max": 10 }', [{ min: 1, max: 10 }]],
  ["- none", []],
])("the default %s has the value %j", (text, value) => {
  expect(defaultValue(text)).toEqual(value);
});
