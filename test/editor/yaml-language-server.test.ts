import * as fs from "node:fs";
import * as path from "node:path";
import { blueprintJsonSchema } from "../../src/blueprint";
import { packageRoot } from "../../src/core/package-root";
import { optionGroups } from "../../src/options/options";
import { systems } from "../../src/systems";
import { blocksOf, readmes } from "../support/readmes";
import { blueprintFile, referenceNames } from "../support/reference";
import { useSharedScratch } from "../support/scratch";
import { YamlEditor } from "../support/yaml-editor";

const types = systems.filter(({ kind }) => kind === "system").map(({ folder }) => folder);

const scratch = useSharedScratch();
let editor: YamlEditor;

beforeAll(async () => {
  const file = path.join(scratch(), "rampart.schema.json");
  fs.writeFileSync(file, JSON.stringify(blueprintJsonSchema()));
  editor = await YamlEditor.start(file);
});
afterAll(() => editor.stop());

/** What the server says of a text, each with its line. */
async function said(text: string): Promise<string[]> {
  const { diagnostics } = await editor.open(text);
  return diagnostics.map(({ range, message }) => `${range.start.line + 1}: ${message}`).sort();
}

test("the server has nothing to say of any blueprint", async () => {
  const blueprints = [
    ...referenceNames.map((name) => ({ name, text: fs.readFileSync(blueprintFile(name), "utf8") })),
    ...readmes.flatMap((file) =>
      blocksOf(file, "yaml").map((text, index) => ({ name: `${file}, block ${index + 1}`, text })),
    ),
  ];
  const wrong = [];
  for (const { name, text } of blueprints) wrong.push(...(await said(text)).map((message) => `${name}: ${message}`));
  expect(wrong).toEqual([]);
  process.stdout.write(`editor: ${blueprints.length} blueprints opened by a YAML language server, 0 diagnostics\n`);
  expect(blueprints.length).toBeGreaterThan(35);
});

test("what is wrong is said once, in words, and about the one type of system", async () => {
  const text = `name: shop
extends: [./platform.yaml]
region: eu-dee
network:
  range: 10.0.0.0
edge: null
systems:
  a:
    type: code-engine
    apps:
      web: { health: healthz, prot: 8080, port: null }
  b:
    type: spark
    apps: {}
  c: { outbound: open, bogus: 1 }
  d: { type: sprak }
`;
  expect(await said(text)).toEqual([
    "11: Expected a path that starts with /.",
    "11: Property prot is not allowed.",
    "14: Property apps is not allowed.",
    "15: Property bogus is not allowed.",
    `16: Value is not accepted. Valid values: ${types.map((type) => `"${type}"`).join(", ")}.`,
    expect.stringMatching(/^3: Value is not accepted\. Valid values: "au-syd"|^3: Value is not accepted/),
    "5: Expected an IPv4 network in CIDR notation, such as 203.0.113.0/24.",
  ]);
});

/** Ten options: where the pointer is, and which option that is. */
const hovered: readonly [string, string, string][] = [
  ["code-engine", "region", "region"],
  ["code-engine", "runner", "runner"],
  ["code-engine", "systems", "systems"],
  ["code-engine", "alerts", "audit.alerts"],
  ["code-engine", "domain", "systems.<code-engine>.domain"],
  ["code-engine", "schedule", "systems.<code-engine>.jobs.<name>.schedule"],
  ["vpc-cluster", "prefixLength", "network.tiers.<name>.prefixLength"],
  ["vpc-cluster", "apiAudit", "systems.<vpc-cluster>.apiAudit"],
  ["edge", "certificateAuthorities", "edge.certificateAuthorities"],
  ["spark", "footerKey", "systems.<spark>.applications.<name>.parquet.footerKey"],
];

test.each(hovered)("in %s, the pointer over %s shows the words of %s", async (name, over, option) => {
  const document = await editor.open(fs.readFileSync(blueprintFile(name), "utf8"));
  const shown = await editor.hover(document, `${over}:`);
  const plain = shown.replace(/\\(.)/g, "$1").replace(/\s+/g, " ");
  const [found] = optionGroups().flatMap((group) =>
    group.options.filter(({ path: own }) => [group.prefix, own].filter(Boolean).join(".") === option),
  );
  expect(found).toBeDefined();
  expect(plain).toContain(found?.description.replace(/\\(.)/g, "$1"));
  expect(plain).toContain(found?.optional ? "Default: " : "Required.");
  expect(plain).toContain("Example:");
});

test("an entry of a type is completed with that type's options alone", async () => {
  const document = await editor.open("systems:\n  analytics:\n    type: spark\n    \n");
  const offered = (await editor.complete(document, "type: spark\n    ")).map(({ label }) => label);
  expect(offered).toEqual(expect.arrayContaining(["tenant", "sparkVersion", "applications"]));
  expect(offered).not.toContain("apps");
});

test("the documentation says how an editor finds the schema", () => {
  const page = fs.readFileSync(path.join(packageRoot, "docs", "editor.md"), "utf8");
  expect(page).toContain("# yaml-language-server: $schema=rampart.schema.json");
  expect(page).toContain("npx rampart schema > rampart.schema.json");
});
