import { blueprintJsonSchema } from "../../src/blueprint";
import { inherited, removable } from "../../src/blueprint/json-schema/inherited";
import type { JsonSchema } from "../../src/blueprint/json-schema/json-schema";
import { optionGroups } from "../../src/options/options";

const schema = blueprintJsonSchema() as JsonSchema;

/** Every part of a schema, examples and defaults left out. */
function parts(schema: JsonSchema): JsonSchema[] {
  const inner = Object.entries(schema).flatMap(([keyword, value]) => {
    if (["default", "enum", "examples", "required"].includes(keyword) || typeof value !== "object" || value === null)
      return [];
    return Object.values(keyword === "properties" || keyword === "definitions" ? value : [value].flat());
  });
  return [schema, ...inner.flatMap((part) => (typeof part === "object" ? parts(part as JsonSchema) : []))];
}

test("every option has its description and its examples, and its default where it is a value", () => {
  const described = new Set(parts(schema).flatMap(({ description }) => description?.split("\n\n")[0] ?? []));
  const silent = optionGroups().flatMap(({ prefix, options }) =>
    options.filter(({ description }) => !described.has(description)).map(({ path }) => `${prefix} ${path}`),
  );
  expect(silent).toEqual([]);
  expect(schema.definitions?.["code-engine"]?.properties?.rotation).toMatchObject({
    type: ["object", "null"],
    examples: [{ image: expect.stringContaining("@sha256:") }],
  });
  expect(schema.properties?.edge?.properties?.minimumTls).toMatchObject({
    default: "1.2",
    description: expect.stringContaining("Controls: CE-40."),
  });
});

test("every pattern and every format stands beside what an editor says", () => {
  const matched = parts(schema).filter(({ pattern, format }) => pattern !== undefined || format !== undefined);
  expect(matched.length).toBeGreaterThan(100);
  expect(matched.filter(({ patternErrorMessage }) => !/^Expected .*\.$/.test(patternErrorMessage ?? ""))).toEqual([]);
});

test("nothing is required that a blueprint above may give, but entries of lists are whole", () => {
  expect(schema.required).toBeUndefined();
  expect(schema.properties?.waivers?.items?.required).toEqual(["control", "at", "reason", "owner", "expires"]);
  expect(schema.definitions?.["code-engine"]?.properties?.apps?.additionalProperties).not.toHaveProperty("required");
});

test("null stands where something can be removed, and not where it would be missing", () => {
  const mapping: JsonSchema = {
    type: "object",
    properties: { a: { type: "string" }, b: { const: "x" }, c: { enum: ["x"], type: "string" }, d: { type: "string" } },
    required: ["d"],
    additionalProperties: false,
  };
  expect(inherited(mapping)).toEqual({
    type: "object",
    properties: {
      a: { type: ["string", "null"] },
      b: { enum: ["x", null] },
      c: { enum: ["x", null], type: ["string", "null"] },
      d: { type: "string" },
    },
    additionalProperties: false,
  });
  expect(removable({ anyOf: [{ type: "string" }] })).toEqual({ anyOf: [{ type: "string" }, { type: "null" }] });
});
