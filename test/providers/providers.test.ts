import * as fs from "node:fs";
import * as path from "node:path";
import { add } from "../../providers/add";
import { type Kind, kinds, providerFile, providerNames, readJson, typeFiles } from "../../providers/data";
import { knownFormats } from "../../src/preflight/constraints";
import type { AttributeSchema, BlockSchema, TypeData } from "../../src/terraform/provider-data";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

const all = providerNames().flatMap((provider) =>
  (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    typeFiles(provider, kind).map(([type, file]) => ({ provider, kind, type, data: readJson(file) as TypeData })),
  ),
);

/** Does a dotted path lead to an argument or block of the schema? */
function exists(block: BlockSchema, path: readonly string[]): boolean {
  const [step = "", ...rest] = path;
  const attribute = block.attributes?.[step];
  if (attribute) return rest.length === 0 || inType(attribute, rest);
  const inner = block.block_types?.[step]?.block;
  return inner !== undefined && (rest.length === 0 || exists(inner, rest));
}

/** Lists of objects may stand as attributes. */
function inType({ type }: AttributeSchema, path: readonly string[]): boolean {
  return JSON.stringify(type ?? null).includes(`"${path[0]}"`);
}

test("every constraint belongs to an argument of the schema, and no format is unknown to preflight", () => {
  const astray = all.flatMap(({ type, data }) =>
    Object.entries(data.constraints.attributes ?? {}).flatMap(([argument, constraint]) => [
      ...(exists(data.schema.block, argument.split(".")) ? [] : [`${type}.${argument}`]),
      ...(constraint.format === undefined || knownFormats.includes(constraint.format)
        ? []
        : [`${type}.${argument}: ${constraint.format}`]),
    ]),
  );
  expect(all.length).toBeGreaterThan(25);
  expect(astray).toEqual([]);
});

test("the data holds facts only, no prose", () => {
  for (const { provider, kind, type } of all) {
    const text = fs.readFileSync(typeFiles(provider, kind).find(([name]) => name === type)?.[1] ?? "", "utf8");
    expect(text).not.toMatch(/"description_kind"|"description": "(?!string")/);
  }
});

test("each type is one that the provider has, and the workspace has the provider's version", () => {
  for (const provider of providerNames()) {
    const folder = path.join(__dirname, "..", "..", "..", "providers", provider);
    const names = readJson(path.join(folder, "types.json")) as Record<Kind, string[]>;
    for (const { type, kind } of all.filter((one) => one.provider === provider)) expect(names[kind]).toContain(type);
    expect((readJson(path.join(folder, "package.json")) as { version: string }).version).toBe(
      providerFile(provider).version,
    );
  }
});

const schema = {
  provider_schemas: {
    "registry.terraform.io/ibm-cloud/ibm": {
      resource_schemas: {
        ibm_thing: {
          version: 0,
          block: {
            description: "prose",
            attributes: { description: { type: "string", optional: true, description: "x" } },
          },
        },
      },
      data_source_schemas: {},
    },
  },
  provider_versions: { "registry.terraform.io/ibm-cloud/ibm": "2.5.0" },
};

function prepared(change: object = {}): { folder: string; schema: string; data: boolean } {
  const folder = path.join(scratch(), "providers");
  fs.mkdirSync(path.join(folder, "ibm"), { recursive: true });
  fs.writeFileSync(
    path.join(folder, "ibm", "provider.json"),
    JSON.stringify({ source: "IBM-Cloud/ibm", version: "2.5.0" }),
  );
  const file = path.join(scratch(), "schema.json");
  fs.writeFileSync(file, JSON.stringify({ ...schema, ...change }));
  return { folder, schema: file, data: false };
}

test("attributes of an object are kept, those called description among them", () => {
  const type = ["list", ["object", { description: "string", name: "string" }]];
  const full = { block: { attributes: { things: { type, computed: true, description: "prose" } } }, version: 0 };
  const address = "registry.terraform.io/ibm-cloud/ibm";
  const [file = ""] = add(
    ["ibm_list"],
    prepared({ provider_schemas: { [address]: { resource_schemas: { ibm_list: full } } } }),
  );
  expect(readJson(file)).toEqual({
    constraints: {},
    schema: { version: 0, block: { attributes: { things: { type, computed: true } } } },
  });
});

test("a type is cut out of a full schema, without its prose", () => {
  const [file = ""] = add(["ibm_thing"], prepared());
  expect(readJson(file)).toEqual({
    constraints: {},
    schema: { version: 0, block: { attributes: { description: { type: "string", optional: true } } } },
  });
});

test.each([
  ["ibm_thign", {}, /has no resource ibm_thign: did you mean ibm_thing\?/],
  ["aws_thing", {}, /no provider aws here; there are ibm/],
  [
    "ibm_thing",
    { provider_versions: { "registry.terraform.io/ibm-cloud/ibm": "3.0.0" } },
    /is of IBM-Cloud\/ibm 3\.0\.0, the project's data of 2\.5\.0/,
  ],
  [
    "ibm_thing",
    { provider_schemas: {} },
    /does not hold registry\.terraform\.io\/ibm-cloud\/ibm: got no provider_schemas/,
  ],
])("adding %s from a schema with %j is refused", (type, change, message) => {
  expect(() => add([type], prepared(change))).toThrow(message);
});

test("without a schema, or with one that cannot be read, it says how to get one", () => {
  expect(() => add(["ibm_thing"], { data: false })).toThrow(/terraform providers schema -json/);
  expect(() => add(["ibm_thing"], { ...prepared(), schema: "missing.json" })).toThrow(/missing\.json: no such file/);
});
