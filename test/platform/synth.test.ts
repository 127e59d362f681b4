import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { App, Aspects, TerraformStack, Testing } from "cdktf";
import { parse, stringify } from "yaml";
import {
  AppId,
  Audit,
  CodeEngine,
  type CodeEngineProps,
  deployable,
  Edge,
  Encryption,
  EventNotifications,
  emptyApp,
  judgeApp,
  Platform,
  type PlatformProps,
  PrivateNetwork,
  Registry,
  Secrets,
  Storage,
  synth,
} from "../../src";
import { build, loadBlueprints } from "../../src/blueprint";
import { dataFile } from "../../src/core/data-file";
import { FaultError } from "../../src/core/fault";
import type { AppResult } from "../../src/judge/pipeline";
import { dayOf } from "../../src/posture";
import { toJsonText } from "../../src/terraform/json-text";
import { outputFiles } from "../../src/write/output";
import { recordFile } from "../../src/write/record";
import { codesOf } from "../support/faults";
import { blueprintFile, reference, today } from "../support/reference";
import { rampart } from "../support/run";
import { contents, useScratch } from "../support/scratch";

const scratch = useScratch();
const imageOf = (name: string, tag: string) =>
  `private.de.icr.io/storefront/${name}:${tag}@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae`;
const image = imageOf("web", "1.4.2");

const account = "a".repeat(32);
const guid = "11111111-2222-4333-8444-555555555555";
const crn = (service: string, region: string, id: string) =>
  `crn:v1:bluemix:public:${service}:${region}:a/${account}:${id}::`;

/** The reference blueprint's platform, in an account whose audit another blueprint owns. */
function storefront(scope: App, props: Partial<PlatformProps> = {}): Platform {
  const platform = new Platform(scope, "storefront", {
    region: "eu-de",
    resourceGroup: "storefront-prod",
    operators: ["203.0.113.0/24"],
    runner: "10.243.0.0/18",
    ...props,
  });
  new Audit(platform, { existing: crn("logs", "eu-de", guid) });
  return platform;
}

/** A shop with one public application. */
const shopProps: CodeEngineProps = {
  domain: "shop.example.com",
  rotation: { image },
  apps: { web: { image, auth: "app-id" } },
};

const texts = (stacks: readonly { file: string; json: object }[]) =>
  Object.fromEntries(stacks.map(({ file, json }) => [file, toJsonText(json as never)]));

/** A reference blueprint as a program builds it: without options, so that the guide names constructs, and today. */
function asProgram(name: string): AppResult {
  const { platforms, ...result } = reference(name);
  const unsaid = platforms.map(({ origin: _origin, ...platform }) => platform);
  return { ...result, platforms: unsaid, today: dayOf(new Date()) };
}

test("the reference blueprint has at most 40 lines", () => {
  expect(fs.readFileSync(blueprintFile("code-engine"), "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(40);
});

test("the same application in TypeScript gives the same JSON", () => {
  const app = emptyApp();
  const platform = new Platform(app, "storefront", {
    region: "eu-de",
    resourceGroup: "storefront-prod",
    operators: ["203.0.113.0/24"],
    runner: "10.243.0.0/18",
  });
  new Registry(platform, { namespace: "storefront" });
  new EventNotifications(platform, { notify: ["web-platform@example.com"] });
  new Audit(platform, { alerts: ["security@example.com"] });
  const knownHosts = "github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
  new CodeEngine(platform, "shop", {
    domain: "shop.example.com",
    outbound: { allow: ["140.82.112.0/20"] },
    rotation: { image: imageOf("node", "20.20.2") },
    secrets: { "shop-db": { format: "generic", keys: ["password"] }, git: { format: "ssh_auth", knownHosts } },
    apps: { web: { image, auth: "app-id", secrets: { DB_PASSWORD: "shop-db.password" } } },
    jobs: {
      nightly: {
        image:
          "private.de.icr.io/storefront/nightly:3.1.0@sha256:baa5a0964d3320fbc0c6a922140453c8513ea24ab8fd0577034804a967248096",
        schedule: "0 3 * * *",
        calls: ["web"],
      },
    },
    builds: {
      web: {
        repository: "git@github.com:acme/storefront.git",
        commit: "0123456789abcdef0123456789abcdef01234567",
        secret: "git",
        image: "private.de.icr.io/storefront/web:1.4.3",
      },
    },
  });
  expect(texts(judgeApp(app, today).stacks)).toEqual(texts(reference("code-engine").stacks));
});

test("a second synthesis is the same byte for byte, whatever the locale, the time zone, the place and the order of keys", () => {
  const original = parse(fs.readFileSync(blueprintFile("code-engine"), "utf8")) as Record<string, unknown>;
  const reversed = (value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, inner]) => [key, reversed(inner)]),
        )
      : value;
  const elsewhere = path.join(scratch(), "a", "deep", "place");
  fs.mkdirSync(elsewhere, { recursive: true });
  fs.writeFileSync(path.join(elsewhere, "b.yaml"), stringify(reversed(original)));
  const first = rampart([
    "synth",
    blueprintFile("code-engine"),
    "--out",
    path.join(scratch(), "one"),
    "--today",
    today,
  ]);
  const second = rampart(["synth", "b.yaml", "--today", today], elsewhere, {
    LC_ALL: "tr_TR.UTF-8",
    LANG: "tr_TR.UTF-8",
    TZ: "Pacific/Kiritimati",
  });
  expect([first.code, second.code]).toEqual([0, 0]);
  const one = contents(path.join(scratch(), "one"));
  expect(contents(path.join(elsewhere, "cdktf.out"))).toEqual(one);
  expect(Object.keys(one)).toEqual(expect.arrayContaining(["manifest.json", "controls/storefront.md"]));
  expect(Object.values(one).join("")).not.toContain(scratch());
});

test("plain app.synth() writes the same, and refuses what is weak before it writes anything", () => {
  const good = new App({ outdir: path.join(scratch(), "good") });
  for (const { blueprint } of loadBlueprints([blueprintFile("code-engine")])) if (blueprint) build(good, blueprint);
  good.synth();
  const written = contents(path.join(scratch(), "good"));
  const { [recordFile]: record = "", ...files } = written;
  // The report names the day, which is today's here.
  const expected = outputFiles(asProgram("code-engine"), false).files;
  expect(files).toEqual(Object.fromEntries(expected));
  const report = files["controls/storefront.md"] ?? "";
  const version = dataFile<{ version: string }>("package.json").version;
  expect(report).toContain(`Rampart ${version} wrote this report on ${dayOf(new Date())}`);
  for (const stack of ["storefront-foundations", "storefront-shop"]) {
    const file = `stacks/${stack}/cdk.tf.json`;
    const hash = createHash("sha256")
      .update(fs.readFileSync(path.join(scratch(), "good", file)))
      .digest("hex");
    expect(report).toContain(`| \`${file}\` | \`${hash}\` |`);
  }
  const { files: recorded } = JSON.parse(record) as { files: Record<string, string[]> };
  expect(Object.keys(recorded)).toEqual(["", "storefront"]);
  expect(Object.values(recorded).flat().sort()).toEqual(Object.keys(files).sort());

  const weak = new App({ outdir: path.join(scratch(), "weak") });
  const shop = new CodeEngine(storefront(weak), "shop", shopProps);
  shop.apps.get("web")?.resource.addOverride("managed_domain_mappings", "local_public");
  expect(() => weak.synth()).toThrow(/shop\/web\/app: CE-58 System domain disabled \(critical\)/);
  expect(contents(path.join(scratch(), "weak"))).toEqual({});
});

test.each<[string, boolean, string | undefined]>([
  ["hclOutput", true, undefined],
  ["SYNTH_HCL_OUTPUT=true", false, "true"],
  ["SYNTH_HCL_OUTPUT=1, which the engine takes for no", true, "1"],
])(
  "app.synth() with %s writes what its manifest names, and HCL as rampart synth --hcl does",
  (_, hclOutput, variable) => {
    const before = process.env.SYNTH_HCL_OUTPUT;
    if (variable !== undefined) process.env.SYNTH_HCL_OUTPUT = variable;
    try {
      const app = new App({ outdir: path.join(scratch(), "out"), hclOutput });
      for (const { blueprint } of loadBlueprints([blueprintFile("spark")])) if (blueprint) build(app, blueprint);
      app.synth();
    } finally {
      if (before === undefined) delete process.env.SYNTH_HCL_OUTPUT;
      else process.env.SYNTH_HCL_OUTPUT = before;
    }
    const { "manifest.json": manifest = "", [recordFile]: _record, ...stacks } = contents(path.join(scratch(), "out"));
    const expected = [...outputFiles(asProgram("spark"), variable !== "1").files];
    expect(stacks).toEqual(Object.fromEntries(expected.filter(([file]) => file !== "manifest.json")));
    const { stacks: named } = JSON.parse(manifest) as { stacks: Record<string, { synthesizedStackPath: string }> };
    expect(Object.keys(stacks)).toEqual(
      expect.arrayContaining(Object.values(named).map(({ synthesizedStackPath }) => synthesizedStackPath)),
    );
  },
);

test("app.synth() and rampart synth may follow one another in a folder, and a file of the user's still stays", () => {
  const folder = path.join(scratch(), "out");
  const fromCommand = () => rampart(["synth", blueprintFile("code-engine"), "--out", folder, "--today", today]);
  const fromApp = () => {
    const app = new App({ outdir: folder });
    for (const { blueprint } of loadBlueprints([blueprintFile("code-engine")])) if (blueprint) build(app, blueprint);
    app.synth();
  };
  fromApp();
  expect(fromCommand()).toMatchObject({ code: 0, err: "" });
  const whole = contents(folder);
  fromApp();
  fs.writeFileSync(path.join(folder, "notes.txt"), "mine");
  expect(fromCommand()).toMatchObject({ code: 0, err: "" });
  expect(contents(folder)).toEqual({ ...whole, "notes.txt": "mine" });
});

test("app.synth() leaves other platforms, their entries in the manifest, and what the engine writes beside them", () => {
  const folder = path.join(scratch(), "out");
  const app = (name: string, plain?: string) => {
    const made = new App({ outdir: folder });
    if (plain !== undefined) new TerraformStack(made, plain);
    new Encryption(new Platform(made, name, { region: "eu-de", resourceGroup: "x" }));
    made.synth();
  };
  const stacks = () =>
    Object.keys((JSON.parse(fs.readFileSync(path.join(folder, "manifest.json"), "utf8")) as { stacks: object }).stacks);
  app("one", "own");
  expect(stacks()).toEqual(["one-foundations", "own"]);
  app("two");
  expect(stacks()).toEqual(["one-foundations", "own", "two-foundations"]);
  for (const stack of stacks()) expect(fs.existsSync(path.join(folder, "stacks", stack, "cdk.tf.json"))).toBe(true);
  const before = contents(folder);
  app("one", "own");
  expect(contents(folder)).toEqual(before);
});

test("app.synth() refuses the folder of a web application, whose manifest is not the engine's", () => {
  const folder = path.join(scratch(), "web");
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "manifest.json"), '{"name":"shop","icons":[]}');
  const app = new App({ outdir: folder });
  new Encryption(new Platform(app, "one", { region: "eu-de", resourceGroup: "x" }));
  expect(codesOf(() => app.synth())).toEqual(["WR001"]);
  expect(contents(folder)).toEqual({ "manifest.json": '{"name":"shop","icons":[]}' });
});

test("an aspect's change is judged like everything else", () => {
  const app = emptyApp();
  const shop = new CodeEngine(storefront(app), "shop", shopProps);
  Aspects.of(TerraformStack.of(shop)).add({
    visit(node) {
      if ("proxied" in node) (node as { proxied: boolean }).proxied = false;
    },
  });
  const [judged] = judgeApp(app, today).platforms;
  expect(judged?.check.findings.filter(({ verdict }) => verdict === "violation").map(({ control }) => control)).toEqual(
    ["CE-56", "CE-49"],
  );
});

test("waivers of the blueprint let a weakness through, in the open", () => {
  const file = path.join(scratch(), "b.yaml");
  const blueprint = fs.readFileSync(blueprintFile("code-engine"), "utf8");
  const plan = "edge: { zone: example.com, plan: enterprise-essential }\n";
  fs.writeFileSync(file, blueprint + plan);
  expect(rampart(["synth", file, "--out", path.join(scratch(), "out"), "--today", today])).toMatchObject({
    code: 1,
    out: "",
  });
  expect(fs.existsSync(path.join(scratch(), "out"))).toBe(false);
  const waiver =
    "waivers:\n  - { control: CE-61, at: shop, reason: The enterprise plan is ordered for January., owner: web@example.com, expires: 2027-01-31 }\n";
  fs.writeFileSync(file, blueprint + plan + waiver);
  const ran = rampart(["synth", file, "--out", path.join(scratch(), "out"), "--today", today]);
  expect(ran).toMatchObject({ code: 0, out: expect.stringContaining("1 waived") });
  expect(ran.err).toContain(
    "waived:   until 2027-01-31 by web@example.com: The enterprise plan is ordered for January.",
  );
  expect(rampart(["synth", file, "--out", path.join(scratch(), "out"), "--today", "2027-02-01"])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/b\.yaml:\d+:5 waivers\[0\]: the waiver for CE-61 expired on 2027-01-31 \[WV005\]/),
  });
});

test("every foundation can be one that exists", () => {
  const app = emptyApp();
  const platform = storefront(app);
  new Encryption(platform, { existing: crn("kms", "eu-de", guid) });
  new Secrets(platform, { existing: crn("secrets-manager", "eu-gb", guid) });
  new Registry(platform, { existing: "storefront" });
  new EventNotifications(platform, { existing: crn("event-notifications", "eu-de", guid) });
  new Edge(platform, { zone: "example.com", existing: { instance: crn("internet-svcs", "global", guid), zone: true } });
  new AppId(platform, { existing: crn("appid", "eu-de", guid) });
  new CodeEngine(platform, "shop", shopProps);
  const result = judgeApp(app, today);
  expect(result.platforms[0]?.check.findings.filter(({ verdict }) => verdict === "violation")).toEqual([]);
  expect(result.passed).toBe(true);
  const types = result.stacks.flatMap(({ json }) => Object.keys(json.resource as object));
  for (const made of ["ibm_cis", "ibm_cis_domain", "ibm_resource_instance", "ibm_kms_key", "ibm_cr_namespace"])
    expect(types).not.toContain(made);
  expect(types).toContain("ibm_cis_domain_settings");
  expect(JSON.stringify(result.stacks)).toContain('"region":"eu-gb"');
});

test("a CRN of another service is refused with what was expected", () => {
  const platform = new Platform(emptyApp(), "storefront", { region: "eu-de", resourceGroup: "x" });
  expect(() => new Encryption(platform, { existing: crn("secrets-manager", "eu-de", guid) })).toThrow(/CR001/);
});

test.each([
  ["Store_Front", "eu-de", ["PL001"]],
  ["a-platform-with-too-long-a-name", "eu-de", ["PL001"]],
  ["storefront", "eu-xx", ["PL002"]],
  ["-", "eu", ["PL001", "PL002"]],
])("a platform %s in %s, which no blueprint could describe, is refused", (name, region, codes) => {
  const make = () => new Platform(emptyApp(), name, { region: region as "eu-de", resourceGroup: "x" });
  expect(make).toThrow(FaultError);
  for (const code of codes) expect(make).toThrow(code);
});

describe("what exists", () => {
  const platform = () => new Platform(emptyApp(), "storefront", { region: "eu-de", resourceGroup: "x" });

  test("is of the platform's region where its id alone is named", () => {
    const existing = crn("kms", "us-south", guid);
    expect(() => new Encryption(platform(), { existing })).toThrow(/CR002.*eu-de.*us-south/s);
    expect(() => new AppId(platform(), { existing: crn("appid", "us-south", guid) })).toThrow(/CR002/);
    expect(
      () => new EventNotifications(platform(), { existing: crn("event-notifications", "us-south", guid) }),
    ).toThrow(/CR002/);
    const vpc = `crn:v1:bluemix:public:is:us-south:a/${account}::vpc:r006-${guid}`;
    const subnet = `crn:v1:bluemix:public:is:us-south-1:a/${account}::subnet:0717-${guid}`;
    const subnets = { workers: [{ crn: subnet, cidr: "10.243.0.0/24" }] };
    expect(() => new PrivateNetwork(platform(), { range: "10.243.0.0/18", existing: { vpc, subnets } })).toThrow(
      /CR002/,
    );
  });

  test("may be elsewhere where its region is named with it, or it has none", () => {
    const on = platform();
    expect(new Secrets(on, { existing: crn("secrets-manager", "us-south", guid) }).region).toBe("us-south");
    new Storage(on, { existing: crn("cloud-object-storage", "global", guid) });
  });

  test("is of one account, the log of the account's audit apart", () => {
    const on = platform();
    new Audit(on, { existing: crn("logs", "eu-de", guid).replace(account, "b".repeat(32)), otherAccount: true });
    new Encryption(on, { existing: crn("kms", "eu-de", guid) });
    const existing = crn("secrets-manager", "eu-de", guid).replace(account, "c".repeat(32));
    expect(() => new Secrets(on, { existing })).toThrow(/CR003.*aaaa.*cccc/s);
    const central = platform();
    new Encryption(central, { existing: crn("kms", "eu-de", guid) });
    const logs = crn("logs", "eu-de", guid).replace(account, "b".repeat(32));
    expect(() => new Audit(central, { existing: logs })).toThrow(/CR003.*aaaa.*bbbb/s);
    expect(() => new Edge(central, { zone: "example.com", logs })).toThrow(/CR003.*aaaa.*bbbb/s);
  });
});

test("a foundation is set up once, before it is used", () => {
  const platform = new Platform(emptyApp(), "storefront", { region: "eu-de", resourceGroup: "x" });
  Encryption.of(platform);
  expect(() => new Encryption(platform, { rotationMonths: 1 })).toThrow();
});

test("a resource group that is created is shared by reference", () => {
  const app = emptyApp();
  const platform = new Platform(app, "storefront", { region: "eu-de", resourceGroup: { name: "new", create: true } });
  new CodeEngine(platform, "shop", { apps: { web: { image } } });
  const stacks = synth(app);
  expect(stacks.find(({ name }) => name === "storefront-foundations")?.json).toMatchObject({
    resource: { ibm_resource_group: {} },
  });
  expect(stacks.find(({ name }) => name === "storefront-shop")?.dependencies).toEqual(["storefront-foundations"]);
});

test("state may be kept in HCP Terraform or Terraform Enterprise", () => {
  const app = emptyApp();
  const platform = storefront(app, { state: { type: "remote", organization: "acme" } });
  new CodeEngine(platform, "shop", shopProps);
  const result = judgeApp(app, today);
  expect(result.passed).toBe(true);
  expect(result.stacks.map(({ json }) => (json.terraform as { cloud: object }).cloud)).toEqual([
    { organization: "acme", hostname: "app.terraform.io", workspaces: { name: "storefront-foundations" } },
    { organization: "acme", hostname: "app.terraform.io", workspaces: { name: "storefront-shop" } },
  ]);
});

test("combinations that cannot work are refused with a way out", () => {
  const platform = () => new Platform(emptyApp(), "storefront", { region: "eu-de", resourceGroup: "x" });
  const two = { web: { image }, api: { image } };
  expect(codesOf(() => new CodeEngine(platform(), "shop", { domain: "shop.example.com", apps: two }))).toEqual([
    "CE002",
  ]);
  expect(
    codesOf(() => new CodeEngine(platform(), "shop", { apps: { ...two, api: { image: "quay.io/a/b:1" } } })),
  ).toEqual(["CE001"]);
  expect(codesOf(() => new CodeEngine(platform(), "shop", { apps: {} }))).toEqual(["CE001"]);
  const routes = { web: { image, domain: "shop.example.com" }, api: { image, domain: "api.example.org" } };
  expect(codesOf(() => new CodeEngine(platform(), "shop", { apps: routes }))).toEqual(["ED001"]);
  expect(
    codesOf(
      () => new CodeEngine(platform(), "shop", { apps: { ...routes, api: { image, domain: "api.example.com" } } }),
    ),
  ).toEqual([]);
  expect(codesOf(() => new CodeEngine(platform(), "x".repeat(150), { apps: { web: { image } } }))).toEqual(["NM001"]);
});

test("faults of all foundations and systems of all blueprints are said together", () => {
  const written = (name: string, rest: string) => {
    const file = path.join(scratch(), `${name}.yaml`);
    fs.writeFileSync(file, `name: ${name}\nregion: eu-de\nresourceGroup: x\n${rest}`);
    return file;
  };
  const codes = (...files: string[]) => codesOf(() => deployable(loadBlueprints(files), today));
  const cluster = '{ type: vpc-cluster, version: "1.99" }';
  const logs = `"crn:v1:bluemix:public:kms:eu-de:a/${"0".repeat(32)}:51111111-2222-4333-8444-555555555555::"`;
  const foundations = `audit: { existing: ${logs} }\nnetwork: { range: 10.0.0.0/29 }\n`;
  const both = written("one", `${foundations}systems: { a: ${cluster}, b: ${cluster} }\n`);
  expect(codes(both)).toEqual(["CR001", "NW002", "NW002", "NW002", "VC001", "VC001"]);
  const systems = written("two", `systems: { a: ${cluster}, b: ${cluster} }\n`);
  const another = written("three", `systems: { c: ${cluster} }\n`);
  // The second cluster of the platform would have the first one's addresses too.
  expect(codes(systems, another)).toEqual(["VC001", "VC001", "VC010", "VC010", "VC001"]);
});

test("two blueprints in one run keep to their own waivers and stacks", () => {
  const file = path.join(scratch(), "other.yaml");
  fs.writeFileSync(
    file,
    fs.readFileSync(blueprintFile("code-engine"), "utf8").replace("name: storefront", "name: other"),
  );
  const result = deployable(loadBlueprints([blueprintFile("code-engine"), file]), today);
  expect(result.platforms.map(({ platform, stacks }) => [platform.name, stacks.length])).toEqual([
    ["storefront", 2],
    ["other", 2],
  ]);
});

test("the engine's matchers see the resources", () => {
  const stack = reference("code-engine").stacks.find(({ name }) => name === "storefront-shop");
  expect(Testing.toHaveResource(JSON.stringify(stack?.json), "ibm_code_engine_app")).toBe(true);
});
