import * as fs from "node:fs";
import * as path from "node:path";
import { type RehearsedStack, rehearse, rehearseUpgrade } from "../../src/rehearsal";
import { admitted } from "../../src/rehearsal/admission";
import { rehearsedResources } from "../../src/rehearsal/admission/types";
import { withoutUnknown } from "../../src/rehearsal/left-out";
import { isKnown } from "../../src/rehearsal/left-out/leave-out";
import { Workspace } from "../../src/rehearsal/runner/workspace";
import { blocks, type Json, type JsonObject } from "../../src/terraform/configuration";
import { codesOf, faultsOf } from "../support/faults";
import { Random } from "../support/random";
import { reference, referenceNames } from "../support/reference";
import { rampart } from "../support/run";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();
const ibm: JsonObject = { ibm: { source: "IBM-Cloud/ibm", version: "2.5.0" } };

/** A stack that rehearses, with something more in it. */
function stack(more: JsonObject = {}, name = "main"): RehearsedStack {
  const json = { terraform: { required_providers: ibm }, resource: { ibm_resource_group: { g: { name: "g" } } } };
  return { name, file: `${name}.tf.json`, dependencies: [], json: { ...json, ...more } };
}

const codes = (...stacks: RehearsedStack[]) => codesOf(() => admitted([stacks]));
const withResource = (type: string, body: Json) => stack({ resource: { [type]: { a: body } } });
const run = { "local-exec": { command: "true" } };

/** Each would run something, fetch something, or read what is not the rehearsal's. */
const refused: readonly (readonly [string, string, RehearsedStack])[] = [
  ["a provisioner", "RH004", withResource("ibm_resource_group", { name: "a", provisioner: run })],
  ["provisioners in a list", "RH004", withResource("ibm_resource_group", { name: "a", provisioner: [run, run] })],
  ["a provisioner of terraform_data", "RH004", withResource("terraform_data", { provisioner: [[run]] })],
  [
    "a provisioner in a list of resources",
    "RH004",
    stack({ resource: [{ terraform_data: [{ a: [{ provisioner: run }] }] }] }),
  ],
  [
    "a list in a list, in which it would be overlooked",
    "RH007",
    stack({ resource: { terraform_data: { a: [[{ provisioner: run }]] } } }),
  ],
  ["a connection", "RH004", withResource("terraform_data", { connection: { host: "h" } })],
  [
    "a provisioner of what is removed",
    "RH004",
    stack({ removed: { from: "terraform_data.a", provisioner: { ...run } } }),
  ],
  [
    "an action that a resource triggers",
    "RH007",
    withResource("terraform_data", { lifecycle: { action_trigger: { events: ["after_create"] } } }),
  ],
  ["an action", "RH007", stack({ action: { local_command: { a: { config: { command: "true" } } } } })],
  ["a built-in type that is not known", "RH002", withResource("terraform_else", {})],
  ["a secret that is read anew each time", "RH007", stack({ ephemeral: { random_password: { a: { length: 8 } } } })],
  ["a module from a registry", "RH005", stack({ module: { m: { source: "terraform-ibm-modules/cos/ibm" } } })],
  ["a module from git", "RH005", stack({ module: { m: [{ source: "git::https://example.com/m.git" }] } })],
  ["a module of this machine", "RH005", stack({ module: [{ m: { source: "/srv/module" } }] })],
  [
    "a state of nobody here",
    "RH006",
    stack({ data: { terraform_remote_state: { other: { backend: "local", config: { path: "/x" } } } } }),
  ],
  [
    "a state over the network, in a list",
    "RH006",
    stack({
      data: [{ terraform_remote_state: [{ other: [{ backend: "http", config: { address: "http://192.0.2.1" } }] }] }],
    }),
  ],
  [
    "a state in a check",
    "RH006",
    stack({ check: { c: { data: { terraform_remote_state: { main: { backend: "local" } } } } } }),
  ],
  [
    "a provider of another source",
    "RH008",
    stack({ terraform: { required_providers: { ibm: { source: "evil/ibm" } } } }),
  ],
  [
    "a provider of another registry",
    "RH008",
    stack({ terraform: { required_providers: { ibm: { source: "registry.example.com/IBM-Cloud/ibm" } } } }),
  ],
  [
    "a provider of another source in a second block",
    "RH008",
    stack({ terraform: [{ required_providers: ibm }, { required_providers: [{ aws: "~> 5" }] }] }),
  ],
  ["a provider that nobody declares", "RH008", stack({ terraform: {} })],
  ["a provider block of what is not served", "RH008", stack({ provider: { aws: { region: "x" } } })],
  [
    "a resource of another provider than its type's",
    "RH008",
    withResource("ibm_resource_group", { name: "a", provider: "time.x" }),
  ],
  [
    "settings of the state's encryption, which may run a program",
    "RH007",
    stack({
      terraform: { required_providers: ibm, encryption: { key_provider: { external: { a: { command: ["true"] } } } } },
    }),
  ],
  [
    "settings for a provider's module",
    "RH007",
    stack({ terraform: [{ required_providers: ibm }, { provider_meta: { ibm: {} } }] }),
  ],
  ["what Terraform may once understand", "RH007", stack({ future: { a: {} } })],
  ["a function that reads a file", "RH009", withResource("ibm_resource_group", { name: '${file("/etc/hostname")}' })],
  [
    "a template in a file, deep in an expression",
    "RH009",
    stack({ locals: { a: ['x ${trimspace("${"}"}${templatefile /* x */ ("/a", {})}")}'] } }),
  ],
  ["a function in a key", "RH009", stack({ locals: { a: { '${file("/a")}': 1 } } })],
  [
    "a function of the core by its long name",
    "RH009",
    stack({ output: { a: { value: '%{ if core::fileexists("/a") }x%{ endif }' } } }),
  ],
  ["a name that leads out of the folder", "RH010", stack({}, "../../x")],
  ["the name of a folder above", "RH010", stack({}, "..")],
  ["an absolute name", "RH010", stack({}, "/tmp/x")],
  ["a name that is long", "RH010", stack({}, "a".repeat(101))],
];

test.each(refused)("%s is refused before Terraform runs", async (_, code, bad) => {
  expect(codes(bad)).toContain(code);
  const options = { binary: path.join(scratch(), "never") };
  // Would a program be looked for, it would be missing: the refusal comes first.
  await expect(rehearse([bad], options)).rejects.toMatchObject({ name: "FaultError" });
  await expect(rehearseUpgrade([stack()], [bad], options)).rejects.toMatchObject({ name: "FaultError" });
});

/** None of these runs or opens anything. */
const harmless: readonly (readonly [string, RehearsedStack])[] = [
  ["nothing but resources", stack()],
  ["terraform_data", withResource("terraform_data", { input: "x", lifecycle: { create_before_destroy: true } })],
  [
    "a provider by a registry's whole address",
    stack({ terraform: { required_providers: { ibm: { source: "registry.terraform.io/ibm-cloud/ibm" } } } }),
  ],
  [
    "a provider by another name",
    stack({
      terraform: { required_providers: { ic: { source: "IBM-Cloud/ibm" } } },
      resource: { ibm_resource_group: { g: { name: "g", provider: "ic.x" } } },
    }),
  ],
  [
    "settings in two blocks",
    stack({ terraform: [{ required_version: ">= 1.5" }, { required_providers: [ibm], cloud: { organization: "o" } }] }),
  ],
  [
    "a text that speaks of a function",
    withResource("ibm_resource_group", { name: "read file(5), not $${file(1)}", provisioner: [] }),
  ],
  ["an asset of the same letters", stack({ locals: { a: '${profile("x")}', "//": '${file("x")}' } })],
  [
    "assertions, moves and imports",
    stack({
      check: { c: { assert: [{ condition: "${true}", error_message: "x" }] } },
      moved: [{ from: "a.b", to: "a.c" }],
      import: [{ to: "ibm_resource_group.g", id: "x" }],
    }),
  ],
  ["a name with a space", stack({}, "my stack 1.0")],
];

test.each(harmless)("%s is admitted", (_, good) => expect(faultsOf(() => admitted([[good]]))).toEqual([]));

test("everything that is wrong is said at once, with its file, what was got and the fix", () => {
  const bad = stack({ module: { m: { source: "x/y/z" } }, data: { external: { e: { program: ["true"] } } } });
  const worse = {
    ...withResource("terraform_data", { provisioner: [run, { file: {} }], connection: {} }),
    name: "other",
    file: "o",
  };
  const faults = faultsOf(() => admitted([[bad, worse]]));
  expect(faults.map(({ code, place }) => `${code} ${place.file} ${place.path}`)).toEqual([
    "RH005 main.tf.json module.m",
    "RH004 o terraform_data.a",
    "RH004 o terraform_data.a",
    "RH002 main.tf.json data.external.e",
  ]);
  expect(faults[1]).toMatchObject({
    got: "provisioner local-exec, file",
    fix: expect.stringMatching(/^Remove the provisioner/),
  });
});

test("two stacks of one name are refused, where they differ by case too", () => {
  expect(codes(stack(), stack({}, "Main"))).toEqual(["RH010"]);
  expect(faultsOf(() => admitted([[stack()], [stack()]]))).toEqual([]);
});

/** Each would run or fetch something, and is of a type that the rehearsal leaves out. */
const leftOut: readonly (readonly [string, RehearsedStack])[] = [
  ["data external", stack({ data: { external: { a: { program: ["true"] } } } })],
  ["data http", stack({ data: { http: { a: { url: "http://192.0.2.1" } } } })],
  [
    "data external in a check",
    stack({ check: { c: { data: { external: { a: { program: ["true"] } } }, assert: [] } } }),
  ],
  ["a program on a type without facts", stack({ removed: [{ from: "null_resource.n", provisioner: [run] }] })],
];

test.each(leftOut)("%s is refused, or left out of the copy", (_, bad) => {
  const { stacks } = withoutUnknown([{ ...bad, json: { ...bad.json, ...withNull(bad.json) } }]);
  expect(faultsOf(() => admitted([stacks]))).toEqual([]);
  expect(JSON.stringify(stacks.map(({ json }) => json))).not.toMatch(/external|http|local-exec|null_resource/);
});

/** The resources with one of a type without facts, which runs a program. */
function withNull(json: JsonObject): JsonObject {
  return { resource: [...blocks(json.resource), { null_resource: { n: { provisioner: [run] } } }] };
}

/** What may stand somewhere in a configuration, and runs. */
const poisons: readonly ((random: Random, json: JsonObject) => void)[] = [
  (random, json) => {
    const type = random.pick(Object.keys(json.resource as JsonObject));
    const named = (json.resource as Record<string, JsonObject>)[type] as JsonObject;
    const name = random.pick(Object.keys(named));
    named[name] = wrapped(random, {
      ...(named[name] as JsonObject),
      provisioner: wrapped(random, { [random.pick(["local-exec", "remote-exec", "file"])]: {} }),
    });
  },
  (random, json) =>
    add(
      json,
      "data",
      { external: wrapped(random, { [`e${random.between(0, 9)}`]: wrapped(random, { program: ["true"] }) }) },
      random,
    ),
  (random, json) =>
    add(
      json,
      "module",
      { m: wrapped(random, { source: random.pick(["./m", "../m", "a/b/c", "https://192.0.2.1/m.zip"]) }) },
      random,
    ),
  (random, json) =>
    add(
      json,
      "data",
      {
        terraform_remote_state: wrapped(random, {
          nobody: wrapped(random, { backend: random.pick(["http", "local", "s3"]) }),
        }),
      },
      random,
    ),
  (random, json) =>
    add(
      json,
      "terraform",
      {
        required_providers: wrapped(random, {
          [random.pick(["ibm", "x", "time"])]: { source: `evil/${random.between(0, 9)}` },
        }),
      },
      random,
    ),
  (random, json) => add(json, "removed", { from: "a.b", provisioner: wrapped(random, run) }, random),
  (random, json) =>
    add(
      json,
      "locals",
      { [`f${random.between(0, 99)}`]: { deep: [`\${${random.pick(["file", "templatefile", "fileset"])}("/x")}`] } },
      random,
    ),
  (random, json) => add(json, random.pick(["action", "ephemeral", "list", "component"]), { a: { b: {} } }, random),
];

/** A block as it stands, or in a list, or in a list in a list. */
function wrapped(random: Random, block: Json): Json {
  return random.pick<Json>([block, [block], [block], [[block]]]);
}

/** One more of the blocks under a key. */
function add(json: JsonObject, key: string, block: JsonObject, random: Random): void {
  json[key] = random.chance(0.5) ? [...blocks(json[key]), block] : [block, ...blocks(json[key])];
}

test("what runs or fetches is refused wherever it is put into a reference configuration, in whatever form", () => {
  const random = new Random(20_261);
  const all = referenceNames.map((name) => reference(name).stacks);
  const missed: string[] = [];
  let left = 0;
  const tries = 400;
  for (let count = 0; count < tries; count += 1) {
    const stacks = random.pick(all).map((one) => ({ ...one, json: structuredClone(one.json) }));
    const poison = random.pick(poisons);
    const { json } = random.pick(stacks);
    poison(random, json);
    if (codesOf(() => admitted([stacks])).length === 0) missed.push(`${poisons.indexOf(poison)} ${count}`);
    // What is left out of the copy is not refused; then nothing of it is in the copy.
    const copy = withoutUnknown(stacks).stacks;
    if (codesOf(() => admitted([copy])).length > 0) continue;
    left += 1;
    const strange = copy.flatMap(rehearsedResources).filter(({ kind, type }) => !isKnown(kind, type));
    if (strange.length > 0 || /"(provisioner|external|module)":/.test(JSON.stringify(copy)))
      missed.push(`${poisons.indexOf(poison)} ${count} in the copy`);
  }
  const whole = all.filter((stacks) => codesOf(() => admitted([stacks])).length === 0).length;
  process.stdout.write(
    `refused: ${tries} programs, fetches and foreign states put into configurations, ${tries - missed.length} refused, ${left} of them by leaving them out; ${all.length} reference configurations, ${whole} admitted\n`,
  );
  expect(missed).toEqual([]);
  expect(whole).toBe(all.length);
});

test("the copy has one backend of its own, whatever blocks there are, and reads states of this run alone", () => {
  const workspace = new Workspace();
  try {
    const writer = stack({}, "writer");
    const reader = stack(
      {
        terraform: [
          { required_providers: ibm },
          { backend: { s3: { bucket: "b" } } },
          { cloud: {}, required_version: ">= 1" },
        ],
        data: [
          { terraform_remote_state: [{ writer: [{ backend: "http", workspace: "w", config: { address: "x" } }] }] },
        ],
      },
      "reader",
    );
    workspace.write(reader, [writer, reader], new Set());
    const copy = JSON.parse(
      fs.readFileSync(path.join(workspace.folder("reader"), "main.tf.json"), "utf8"),
    ) as JsonObject;
    const state = (name: string) => path.join(workspace.root, `terraform.${name}.tfstate`);
    expect(copy.terraform).toEqual([
      { required_providers: ibm, backend: { local: { path: state("reader") } } },
      {},
      { required_version: ">= 1" },
    ]);
    expect(copy.data).toEqual([
      { terraform_remote_state: [{ writer: [{ backend: "local", config: { path: state("writer") } }] }] },
    ]);
    expect(() => workspace.write(stack({}, "../../x"), [], new Set())).toThrow(/leads out of/);
  } finally {
    workspace.remove();
  }
});

testWithTerraform("a folder's programs are not run, and its names lead nowhere", () => {
  const marker = path.join(scratch(), "ran");
  const folder = path.join(scratch(), "deep", "er", "in");
  const precious = path.join(scratch(), "x", "main.tf.json");
  fs.mkdirSync(folder, { recursive: true });
  fs.mkdirSync(path.dirname(precious));
  fs.writeFileSync(precious, "mine");
  const write = (json: JsonObject) => fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(json));
  const temporary = path.join(scratch(), "tmp");
  fs.mkdirSync(temporary);
  const rehearsed = () => rampart(["rehearse", folder], scratch(), { TMPDIR: temporary });

  write({ resource: { terraform_data: { a: { provisioner: [{ "local-exec": { command: `touch ${marker}` } }] } } } });
  expect(rehearsed()).toMatchObject({
    code: 2,
    err: expect.stringContaining("terraform_data.a: provisioners are not rehearsed"),
  });
  expect(fs.existsSync(marker)).toBe(false);

  // Three up from the folders of the stacks: beside the temporary folder.
  write({ "//": { metadata: { stackName: "../../../x" } }, resource: { terraform_data: { a: {} } } });
  expect(rehearsed()).toMatchObject({ code: 2, err: expect.stringContaining("[TF010]") });
  expect(fs.readFileSync(precious, "utf8")).toBe("mine");
  expect(fs.readdirSync(temporary)).toEqual([]);
});
