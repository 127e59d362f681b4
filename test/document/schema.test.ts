import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as z from "zod";
import * as mini from "zod/mini";
import type * as core from "zod/v4/core";
import { renderFault } from "../../src/core/fault";
import { parseWith, readDocument, readDocumentText } from "../../src/document";

/** Every fault of a text under a schema, as it is printed. */
function faultsOf(schema: core.$ZodType, text: string): string {
  return parseWith(schema, readDocumentText(text, { file: "b.yaml" }))
    .faults.map(renderFault)
    .join("\n");
}

const app = z.strictObject({
  image: z.string().min(1),
  port: z.int().min(1).max(65535).optional(),
  public: z.boolean().default(false),
  env: z.record(z.string().regex(/^[A-Z_]+$/, "the name of an environment variable"), z.string()).optional(),
});

/** A schema like a blueprint's. */
const schema = z.strictObject({
  name: z
    .string()
    .max(24)
    .regex(/^[a-z][-a-z0-9]*$/, "lowercase letters, digits and hyphens, a letter first"),
  region: z.enum(["eu-de", "eu-es", "us-south"]),
  resourceGroup: z
    .union([z.string().min(1).max(40), z.strictObject({ name: z.string(), create: z.boolean().optional() })])
    .optional(),
  systems: z
    .record(
      z.string(),
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("code-engine"), apps: z.record(z.string(), app) }),
        z.strictObject({ type: z.literal("vpc-cluster"), pools: z.record(z.string(), z.unknown()).optional() }),
      ]),
    )
    .refine((value) => Object.keys(value).length > 0, "at least one system"),
});

const good = `name: shop
region: eu-de
systems:
  shop:
    type: code-engine
    apps:
      web: { image: x, port: 8080 }
`;

test("a value comes back as the schema makes it", () => {
  const document = readDocumentText(good);
  const { value, faults } = parseWith(schema, document);
  expect(faults).toEqual([]);
  expect(value?.systems.shop).toEqual({
    type: "code-engine",
    apps: { web: { image: "x", port: 8080, public: false } },
  });
});

test("typical mistakes, as their author reads them", () => {
  const text = `name: Shop
regoin: eu-de
resourceGroup: { nmae: prod }
systems:
  shop:
    type: code-engine
    apps:
      web:
        imgae: x
        port: 8o80
        public: yes
        env:
          db-host: 10.1
          DB_PASSWORD: 1234
      api: { image: y, port: 70000 }
      job: { image: 7, port: "8080", env: }
  platform:
    type: vpc-clustr
    pools: {}
  other:
    pools: {}
`;
  expect(faultsOf(schema, text)).toBe(`b.yaml:1:1 region: required key region is missing [BP100]
  expected: eu-de, eu-es, us-south
b.yaml:1:7 name: invalid value [BP104]
  expected: lowercase letters, digits and hyphens, a letter first
  got:      "Shop" (string)
b.yaml:2:1 regoin: unknown key regoin [BP102]
  expected: name, region, resourceGroup, systems
  got:      "regoin"
  fix:      Did you mean region?
b.yaml:3:16 resourceGroup.name: required key name is missing [BP100]
  expected: a string
b.yaml:3:18 resourceGroup.nmae: unknown key nmae [BP102]
  expected: name, create
  got:      "nmae"
  fix:      Did you mean name?
b.yaml:9:9 systems.shop.apps.web.image: required key image is missing [BP100]
  expected: a string of at least 1 character
b.yaml:9:9 systems.shop.apps.web.imgae: unknown key imgae [BP102]
  expected: image, port, public, env
  got:      "imgae"
  fix:      Did you mean image?
b.yaml:10:15 systems.shop.apps.web.port: wrong type [BP103]
  expected: a number
  got:      "8o80" (string)
  fix:      Write a whole number from 1 to 65535.
b.yaml:11:17 systems.shop.apps.web.public: wrong type [BP103]
  expected: true or false
  got:      "yes" (string)
  fix:      Write true.
b.yaml:13:11 systems.shop.apps.web.env.db-host: invalid key [BP101]
  expected: the name of an environment variable
  got:      "db-host"
b.yaml:14:24 systems.shop.apps.web.env.DB_PASSWORD: wrong type [BP103]
  expected: a string
  got:      a redacted value
  fix:      Quote it.
b.yaml:15:30 systems.shop.apps.api.port: invalid value [BP104]
  expected: a whole number from 1 to 65535
  got:      70000 (number)
b.yaml:16:21 systems.shop.apps.job.image: wrong type [BP103]
  expected: a string
  got:      7 (number)
  fix:      Quote it: "7".
b.yaml:16:30 systems.shop.apps.job.port: wrong type [BP103]
  expected: a number
  got:      "8080" (string)
  fix:      Write 8080, without quotes.
b.yaml:16:43 systems.shop.apps.job.env: wrong type [BP103]
  expected: a mapping
  got:      nothing
  fix:      Write its keys on the lines below, indented, or omit the key.
b.yaml:18:11 systems.platform.type: unknown value [BP104]
  expected: code-engine, vpc-cluster
  got:      "vpc-clustr" (string)
  fix:      Did you mean vpc-cluster?
b.yaml:21:5 systems.other.type: required key type is missing [BP100]
  expected: code-engine or vpc-cluster`);
});

describe("keys", () => {
  test("a key of another option of a union is refused with the keys of the option that was chosen", () => {
    expect(faultsOf(schema, good.replace("apps:", "pools: {}\n    apps:"))).toBe(
      'b.yaml:6:5 systems.shop.pools: unknown key pools [BP102]\n  expected: type, apps\n  got:      "pools"',
    );
  });

  test("hyphens, underscores and case do not hide what was meant; what is far away is not suggested", () => {
    const suggested = (key: string) => parseWith(schema, readDocumentText(`${good}${key}: x\n`)).faults.at(-1)?.fix;
    expect(suggested("resource_group")).toBe("Did you mean resourceGroup?");
    expect(suggested("ResourceGroups")).toBe("Did you mean resourceGroup?");
    expect(suggested("owner")).toBeUndefined();
    // Already there, so not what was meant.
    expect(suggested("nam")).toBeUndefined();
    expect(suggested("k".repeat(5000))).toBeUndefined();
  });

  test("a colon without its space is named", () => {
    expect(faultsOf(z.strictObject({ a: z.strictObject({ port: z.int().optional() }) }), "a: {port:80}\n")).toBe(
      'b.yaml:1:5 a["port:80"]: unknown key port:80 [BP102]\n  expected: port\n  got:      "port:80"\n  fix:      Put a space after the colon.',
    );
  });

  test("an object without keys says so", () => {
    expect(faultsOf(z.strictObject({ a: z.strictObject({}) }), "a: { b: 1 }\n")).toContain("expected: no keys");
  });

  test("a record with fixed keys lists them", () => {
    const record = z.strictObject({ ports: z.partialRecord(z.enum(["http", "https"]), z.int()) });
    expect(faultsOf(record, "ports: { htp: 1 }\n")).toBe(
      'b.yaml:1:10 ports.htp: unknown key htp [BP102]\n  expected: http, https\n  got:      "htp"\n  fix:      Did you mean http?',
    );
  });

  test("a key that comes from a merge is placed where it is written", () => {
    const two = z.strictObject({ base: z.unknown(), a: z.strictObject({ b: z.int() }) });
    expect(faultsOf(two, "base: &base { b: 1, c: 2 }\na: { <<: *base }\n")).toContain("b.yaml:1:21 a.c: unknown key c");
  });
});

describe("values", () => {
  const one = (inner: core.$ZodType, value: string) =>
    faultsOf(z.strictObject({ a: inner as z.ZodType }), `a: ${value}\n`);
  const got = (text: string) => `b.yaml:1:4 a: ${text}`;

  test.each([
    [
      z.string().max(3),
      '"abcd"',
      'invalid value [BP104]\n  expected: at most 3 characters\n  got:      "abcd" (4 characters)',
    ],
    [z.string().length(1), '""', 'invalid value [BP104]\n  expected: 1 character\n  got:      "" (0 characters)'],
    [
      z.string().regex(/^x/),
      "y",
      'invalid value [BP104]\n  expected: a string that matches /^x/\n  got:      "y" (string)',
    ],
    [z.string().min(3, "an id"), "y", 'invalid value [BP104]\n  expected: an id\n  got:      "y" (1 character)'],
    [
      z.iso.date(),
      "31.3.2027",
      'invalid value [BP104]\n  expected: a date such as 2027-03-31\n  got:      "31.3.2027" (string)',
    ],
    [z.email(), "x", 'invalid value [BP104]\n  expected: an e-mail address\n  got:      "x" (string)'],
    [
      z.string().startsWith("crn:"),
      "x",
      'invalid value [BP104]\n  expected: a string that starts with crn:\n  got:      "x" (string)',
    ],
    [z.number().positive(), "0", "invalid value [BP104]\n  expected: a number above 0\n  got:      0 (number)"],
    [z.int().max(9), "10", "invalid value [BP104]\n  expected: a whole number of at most 9\n  got:      10 (number)"],
    [
      z.number().gt(0).lt(1),
      "1.0",
      "invalid value [BP104]\n  expected: a number above 0 and below 1\n  got:      1.0 (number)",
    ],
    [z.number().multipleOf(5), "3", "invalid value [BP104]\n  expected: a multiple of 5\n  got:      3 (number)"],
    [z.int(), "1.50", "wrong type [BP103]\n  expected: a whole number\n  got:      1.50 (number)"],
    [
      z.array(z.string()).min(1),
      "[]",
      "invalid value [BP104]\n  expected: at least 1 entry\n  got:      an empty list",
    ],
    [
      z.array(z.string()).max(1),
      "[a, b]",
      "invalid value [BP104]\n  expected: at most 1 entry\n  got:      a list of 2",
    ],
    [
      z.array(z.string()).max(1),
      "one",
      'wrong type [BP103]\n  expected: a list\n  got:      "one" (string)\n  fix:      Write a list: ["one"].',
    ],
    [
      z.string(),
      "1.10",
      'wrong type [BP103]\n  expected: a string\n  got:      1.10 (number)\n  fix:      Quote it: "1.10".',
    ],
    [
      z.string(),
      "true",
      'wrong type [BP103]\n  expected: a string\n  got:      true (boolean)\n  fix:      Quote it: "true".',
    ],
    [z.string(), "", "wrong type [BP103]\n  expected: a string\n  got:      nothing\n  fix:      Write a value."],
    [z.string("a name"), "{ x: 1 }", "wrong type [BP103]\n  expected: a name\n  got:      a mapping with x"],
    [
      z.boolean(),
      "off",
      'wrong type [BP103]\n  expected: true or false\n  got:      "off" (string)\n  fix:      Write false.',
    ],
    [
      z.number(),
      "1_000",
      'wrong type [BP103]\n  expected: a number\n  got:      "1_000" (string)\n  fix:      Write 1000, without quotes.',
    ],
    [z.literal("x"), "y", 'unknown value [BP104]\n  expected: x\n  got:      "y" (string)'],
    [
      z.enum(["small", "large"]),
      "smal",
      'unknown value [BP104]\n  expected: small, large\n  got:      "smal" (string)\n  fix:      Did you mean small?',
    ],
    [z.enum(["small", "large"]), "3", "unknown value [BP104]\n  expected: small, large\n  got:      3 (number)"],
    [z.never(), "x", 'wrong type [BP103]\n  expected: no such key\n  got:      "x" (string)'],
    [z.tuple([z.string()]), "[a, b]", "invalid value [BP104]\n  expected: at most 1 entry\n  got:      a list of 2"],
  ])("%# what is expected, what was got, and what to do", (inner, value, text) => {
    expect(one(inner, value)).toBe(got(text));
  });

  test("a long text is shortened, and what does not show is shown", () => {
    expect(one(z.enum(["x"]), `"${"a".repeat(100)}"`)).toContain(`got:      "${"a".repeat(57)}..." (string)`);
    expect(one(z.enum(["eu-de"]), '"eu-de\u00a0"')).toContain(
      'got:      "eu-de\\u{A0}" (string)\n  fix:      Did you mean eu-de?',
    );
    expect(one(z.int(), "|\n  a\n  b")).toContain('got:      "a\\nb\\n" (string)');
  });

  test.each([
    "password",
    "DB_PASSWORD",
    "apiKey",
    "api_key",
    "APIKEY",
    "secret",
    "clientSecrets",
    "token",
    "privateKey",
    "credentials",
  ])("the value of %s is not repeated, nor what is below it", (key) => {
    const secret = z.strictObject({
      [key]: z.union([z.int(), z.strictObject({ user: z.int() }), z.enum(["other"])]),
    });
    for (const text of [`${key}: hunter2\n`, `${key}: { user: hunter2 }\n`, `${key}: [hunter2]\n`]) {
      const faults = faultsOf(secret, text);
      expect(faults).toMatch(/\[BP10[34]\]/);
      expect(faults).not.toContain("hunter");
    }
  });

  test.each([
    "postgres://admin:hunter2@db.example.com/x",
    "eyJhbGciOiJIUzI1NiJ9.e30.x",
    "-----BEGIN PRIVATE KEY-----",
    "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3gH6jK9mN2pQ",
  ])("a value that is plainly secret is not repeated whatever its key: %s", (value) => {
    expect(one(z.int(), `"${value}"`)).toContain("got:      a redacted value");
  });

  test("words that only sound alike are shown", () => {
    expect(faultsOf(z.strictObject({ keycloak: z.int() }), "keycloak: x\n")).toContain('got:      "x" (string)');
  });
});

describe("unions", () => {
  const source = z.union([
    z.strictObject({ kind: z.literal("git"), url: z.url(), ref: z.string().optional() }),
    z.strictObject({ kind: z.literal("image"), image: z.string() }),
  ]);
  const one = (inner: z.ZodType, value: string) => faultsOf(z.strictObject({ a: inner }), `a: ${value}\n`);

  test("the option that fits the kind of value is reported, not a list of all", () => {
    const group = z.union([z.string().max(3), z.strictObject({ name: z.string() })]);
    expect(one(group, "abcd")).toContain("expected: at most 3 characters");
    expect(one(group, "{ nam: x }")).toContain(
      'b.yaml:1:6 a.nam: unknown key nam [BP102]\n  expected: name\n  got:      "nam"\n',
    );
    expect(one(group, "5")).toBe(`b.yaml:1:4 a: wrong type [BP103]
  expected: a string of at most 3 characters, or a mapping with name
  got:      5 (number)`);
    expect(faultsOf(z.strictObject({ a: group }), "{}")).toContain(
      "expected: a string of at most 3 characters, or a mapping with name",
    );
  });

  test("a fixed value beside an open kind is suggested", () => {
    expect(one(z.union([z.literal("auto"), z.int().min(1)]), "atuo")).toBe(`b.yaml:1:4 a: unknown value [BP104]
  expected: auto, or a whole number of at least 1
  got:      "atuo" (string)
  fix:      Did you mean auto?`);
  });

  test("options that a literal tells apart are told apart", () => {
    expect(one(source, "{ kind: image, url: x }")).toBe(`b.yaml:1:4 a.image: required key image is missing [BP100]
  expected: a string
b.yaml:1:19 a.url: unknown key url [BP102]
  expected: kind, image
  got:      "url"`);
    expect(one(source, "{ kind: imgae, image: x }")).toBe(`b.yaml:1:12 a.kind: unknown value [BP104]
  expected: git, image
  got:      "imgae" (string)
  fix:      Did you mean image?`);
    expect(one(source, "{ url: https://example.com }")).toBe(`b.yaml:1:4 a.kind: required key kind is missing [BP100]
  expected: git or image`);
  });

  test("unions within unions are taken as one", () => {
    const nested = z.union([z.int(), z.union([z.boolean(), source])]);
    expect(one(nested, "{ kind: git, url: x }")).toContain("b.yaml:1:22 a.url: invalid value");
    expect(one(nested, "x")).toContain("expected: a whole number, or true or false, or a mapping with kind, url");
  });

  test("the schema's own words come first", () => {
    expect(one(z.union([z.int(), z.boolean()], "a size or a switch"), "x")).toContain("expected: a size or a switch");
  });
});

describe("refinements", () => {
  test("the message is the schema's; code, expected, got and fix come from its params", () => {
    const waiver = z.strictObject({
      expires: z.string().check((context) => {
        context.issues.push({
          code: "custom",
          input: context.value,
          message: "the waiver has expired",
          params: { code: "WV001", expected: "a day to come", fix: "Renew it, or mend what it waives." },
        });
      }),
      owner: z
        .string()
        .refine((owner) => owner.includes("@"), { error: "an owner is an address", params: { code: "nonsense" } }),
    });
    expect(
      faultsOf(waiver, "expires: 2020-01-01\nowner: me\n"),
    ).toBe(`b.yaml:1:10 expires: the waiver has expired [WV001]
  expected: a day to come
  got:      "2020-01-01" (string)
  fix:      Renew it, or mend what it waives.
b.yaml:2:8 owner: invalid value [BP105]
  expected: an owner is an address
  got:      "me" (string)`);
  });

  test("one about a key that is not there is placed at the mapping", () => {
    const edge = z.strictObject({ a: z.strictObject({ domain: z.string().optional() }) }).refine(() => false, {
      error: "a domain needs an edge",
      path: ["a", "edge"],
    });
    expect(faultsOf(edge, "a:\n  domain: x\n")).toBe(
      "b.yaml:2:3 a.edge: invalid value [BP105]\n  expected: a domain needs an edge",
    );
  });

  test("one without words says at least where", () => {
    expect(faultsOf(z.strictObject({ a: z.string().refine(() => false) }), "a: x\n")).toBe(
      'b.yaml:1:4 a: invalid value [BP105]\n  got:      "x" (string)',
    );
  });

  test("one about a key that was chosen freely is placed at the key", () => {
    const record = z.record(
      z
        .string()
        .refine((key) => key !== "default", { error: "this name is taken", params: { fix: "Choose another." } }),
      z.int(),
    );
    expect(faultsOf(record, "x: 1\ndefault: 2\n")).toBe(
      'b.yaml:2:1 default: this name is taken [BP101]\n  got:      "default"\n  fix:      Choose another.',
    );
  });
});

describe("schemas of every make", () => {
  const inner = z.strictObject({ one: z.int(), second: z.int().optional() });
  test.each([
    ["optional", inner.optional()],
    ["nullable", inner.nullable()],
    ["default", inner.default({ one: 1 })],
    ["prefault", inner.prefault({ one: 1 })],
    ["readonly", inner.readonly()],
    ["lazy", z.lazy(() => inner)],
    ["pipe", inner.pipe(z.transform((value) => value))],
    ["transform", inner.transform((value) => value)],
    ["preprocess", z.preprocess((value) => value, inner)],
    ["union", z.union([inner, z.string()])],
    ["nested wrappers", z.lazy(() => inner.optional().readonly()).nullable()],
    ["refined", inner.refine(() => true)],
    ["branded", inner.brand("x")],
  ])("the keys behind %s are known", (_, wrapped) => {
    expect(faultsOf(z.strictObject({ a: wrapped }), "a: { one: 1, secnod: 2 }\n")).toBe(
      'b.yaml:1:14 a.secnod: unknown key secnod [BP102]\n  expected: one, second\n  got:      "secnod"\n  fix:      Did you mean second?',
    );
  });

  test("lists, tuples, records and catch-alls are walked", () => {
    const wanted =
      'unknown key secnod [BP102]\n  expected: one, second\n  got:      "secnod"\n  fix:      Did you mean second?';
    const text = "{ one: 1, secnod: 2 }";
    expect(faultsOf(z.strictObject({ a: z.array(inner) }), `a: [${text}]\n`)).toContain(`a[0].secnod: ${wanted}`);
    expect(faultsOf(z.strictObject({ a: z.tuple([z.int(), inner]) }), `a: [1, ${text}]\n`)).toContain(
      `a[1].secnod: ${wanted}`,
    );
    expect(faultsOf(z.strictObject({ a: z.tuple([z.int()], inner) }), `a: [1, ${text}]\n`)).toContain(
      `a[1].secnod: ${wanted}`,
    );
    expect(faultsOf(z.record(z.string(), inner), `a: ${text}\n`)).toContain(`a.secnod: ${wanted}`);
    expect(faultsOf(z.object({}).catchall(inner), `a: ${text}\n`)).toContain(`a.secnod: ${wanted}`);
  });

  test("both sides of an intersection count", () => {
    const both = z.intersection(z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() }));
    expect(faultsOf(both, "a: x\nbb: y\n")).toBe(`b.yaml:1:1 b: required key b is missing [BP100]
  expected: a string
b.yaml:2:1 bb: unknown key bb [BP102]
  expected: a, b
  got:      "bb"`);
  });

  test("a schema that refers to itself is walked as far as the data goes", () => {
    interface Tree {
      name: string;
      children?: Tree[];
    }
    const tree: z.ZodType<Tree> = z.strictObject({
      name: z.string(),
      children: z.lazy(() => z.array(tree)).optional(),
    });
    expect(faultsOf(tree, "name: a\nchildren: [{ name: b, children: [{ nmae: c }] }]\n")).toBe(
      `b.yaml:2:34 children[0].children[0].name: required key name is missing [BP100]
  expected: a string
b.yaml:2:36 children[0].children[0].nmae: unknown key nmae [BP102]
  expected: name, children
  got:      "nmae"
  fix:      Did you mean name?`,
    );
    const endless: z.ZodType = z.lazy(() => endless);
    expect(() =>
      faultsOf(
        z.strictObject({ a: z.union([z.int(), z.strictObject({ b: z.lazy(() => endless).optional() })]) }),
        "a: x\n",
      ),
    ).not.toThrow();
  });

  test("schemas of zod/mini are taken as well", () => {
    const small = mini.strictObject({
      name: mini.string().check(mini.maxLength(3)),
      port: mini.optional(mini.int().check(mini.minimum(1), mini.maximum(9))),
      region: mini.enum(["eu-de"]),
    });
    expect(parseWith(small, readDocumentText("name: a\nregion: eu-de\n")).value).toEqual({
      name: "a",
      region: "eu-de",
    });
    expect(
      faultsOf(small, "name: abcd\nport: 10\nregoin: x\n"),
    ).toBe(`b.yaml:1:1 region: required key region is missing [BP100]
  expected: eu-de
b.yaml:1:7 name: invalid value [BP104]
  expected: at most 3 characters
  got:      "abcd" (4 characters)
b.yaml:2:7 port: invalid value [BP104]
  expected: a whole number from 1 to 9
  got:      10 (number)
b.yaml:3:1 regoin: unknown key regoin [BP102]
  expected: name, port, region
  got:      "regoin"
  fix:      Did you mean region?`);
  });

  test("what is described is described", () => {
    const described = z.strictObject({
      zone: z.string().describe("The domain that CIS serves"),
      n: z.array(z.int().min(2)),
    });
    expect(faultsOf(described, "{}")).toBe(`b.yaml:1:1 zone: required key zone is missing [BP100]
  expected: a string (The domain that CIS serves)
b.yaml:1:1 n: required key n is missing [BP100]
  expected: a list; each entry is a whole number of at least 2`);
  });
});

describe("with the text's own faults", () => {
  test("both come in the order of the text, and what the text's rules refuse is not refused twice", () => {
    expect(faultsOf(schema, `${good.replace("shop\n", "${x}\n")}8080: x\nport: 1\n`)).toBe(
      `b.yaml:1:7 name: Terraform expression in a blueprint: only plain values are allowed [BP021]
  expected: a plain value
  got:      \${…
  fix:      Write the literal value.
b.yaml:8:1 ["8080"]: mapping keys must be strings [BP013]
  expected: a string, quoted if it looks like a number, true, false or null
  got:      8080 (number)
  fix:      Quote it: "8080".
b.yaml:9:1 port: unknown key port [BP102]
  expected: name, region, resourceGroup, systems
  got:      "port"`,
    );
  });

  test("there is no value when only the text has faults", () => {
    const any = z.unknown();
    expect(parseWith(any, readDocumentText("a: 1\n"))).toEqual({ value: { a: 1 }, faults: [] });
    expect(parseWith(any, readDocumentText("a: '${x}'\n"))).toMatchObject({ faults: [{ code: "BP021" }] });
    expect(parseWith(any, readDocumentText("a: '${x}'\n")).value).toBeUndefined();
  });

  test("what cannot be read is not judged", () => {
    expect(faultsOf(schema, "a: [\n")).toMatch(
      /^b\.yaml:1:4: invalid YAML: [^\n]*\n {2}expected: YAML 1\.2\n {2}fix: [^\n]*$/,
    );
  });
});

test("a fault in what is extended is placed there, one in what is merged where it is written", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-test-"));
  try {
    fs.writeFileSync(path.join(folder, "base.yaml"), "region: mars\nsystems:\n  shop:\n    typ: code-engine\n");
    fs.writeFileSync(path.join(folder, "b.yaml"), "extends: base.yaml\nname: A\nsystems:\n  shop:\n    apps: {}\n");
    const { faults } = parseWith(schema, readDocument(path.join(folder, "b.yaml")));
    expect(faults.map(({ code, place }) => [code, path.basename(place.file ?? ""), place.line, place.column])).toEqual([
      ["BP104", "b.yaml", 2, 7],
      ["BP100", "b.yaml", 5, 5],
      ["BP104", "base.yaml", 1, 9],
    ]);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
