import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { blueprintFile, today } from "../support/reference";
import { rampart } from "../support/run";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";
import { small } from "../upgrades/bases";

const scratch = useScratch();
const blueprint = blueprintFile("code-engine");

/** Folders that rehearsals leave in the temporary folder, which is this test's own: others rehearse at the same time. */
const leftovers = () => fs.readdirSync(scratch()).filter((name) => /^rampart-(rehearsal|plugin)-/.test(name));
const ownTemporary = () => ({ TMPDIR: scratch() });

testWithTerraform("a blueprint rehearses with progress, notes, a table of times, and nothing left behind", () => {
  const before = leftovers();
  const { code, out, err } = rampart(["rehearse", blueprint, "--today", today], packageRoot, ownTemporary());
  expect(code).toBe(0);
  // Each stack is applied twice.
  const phases = ["init", "validate", "plan", "apply", "replan", "plan", "apply", "replan"];
  expect(err.split("\n")).toEqual([
    ...["foundations", "shop"].flatMap((stack) => phases.map((phase) => `storefront-${stack}: ${phase}`)),
    ...["storefront-shop: destroy", "storefront-foundations: destroy", ""],
  ]);
  expect(out).toMatch(/^note: the rehearsal assumes that the resource group storefront-prod exists$/m);
  expect(out).toMatch(/storefront-shop +\d+( +\d+\.\d s){6}\nclean: \d+\.\d s total\n$/);
  expect(leftovers()).toEqual(before);
});

testWithTerraform("a folder that synth has written rehearses, in JSON too, and may be kept", () => {
  const out = path.join(scratch(), "out");
  rampart(["synth", blueprintFile("spark"), "--out", out, "--today", today]);
  const ran = rampart(["rehearse", out, "--format", "json", "--keep"]);
  expect(ran).toMatchObject({ code: 0, err: "" });
  const [report] = JSON.parse(ran.out) as { clean: boolean; kept: string; stacks: object[] }[];
  expect(report).toMatchObject({
    clean: true,
    stacks: [{ stack: "insight-foundations" }, { stack: "insight-analytics" }],
  });
  expect(fs.existsSync(path.join(report?.kept ?? "", "stacks", "insight-analytics", "main.tf.json"))).toBe(true);
  fs.rmSync(report?.kept ?? "", { recursive: true });
});

testWithTerraform("progress names each resource when that is asked for, and nothing when nothing is", () => {
  const out = path.join(scratch(), "out");
  rampart(["synth", blueprintFile("spark"), "--out", out, "--today", today]);
  const verbose = rampart(["rehearse", out, "--verbose"]);
  expect(verbose.err.match(/^insight-\w+: \w+$/gm)).toHaveLength(12);
  expect(verbose.err).toMatch(/^insight-analytics: {3}create ibm_resource_instance\.\S+$/m);
  expect(verbose.err).toMatch(/^insight-analytics: {3}delete ibm_resource_instance\.\S+$/m);
  expect(rampart(["rehearse", out, "--quiet"])).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringMatching(/^clean: /m),
  });
  expect(rampart(["rehearse", out, "--quiet", "--verbose"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("'--verbose' cannot be used with option '--quiet'"),
  });
});

testWithTerraform("what fails at apply is a finding with rule, source and fix", () => {
  const out = path.join(scratch(), "out");
  rampart(["synth", blueprint, "--out", out, "--today", today]);
  const file = path.join(out, "stacks", "storefront-shop", "cdk.tf.json");
  fs.writeFileSync(
    file,
    fs
      .readFileSync(file, "utf8")
      .replace(
        '"image_secret": "${ibm_code_engine_secret.project_registry-pull.name}"',
        '"image_secret": "registry-pul"',
      ),
  );
  const ran = rampart(["rehearse", out]);
  expect(ran.code).toBe(1);
  expect(
    ran.out,
  ).toContain(`storefront-shop ibm_code_engine_app.web_app: apply: image_secret is "registry-pul", but the project has no such secret [dangling-reference]
  Fix: Reference the name of the secret's resource.
  Source: Code Engine API: what a component refers to must exist in its project`);
  expect(ran.out).toContain("1 finding: ");
});

testWithTerraform("an upgrade that would lose data says what, and stops unless that is meant", () => {
  const [before, renamed] = ["old", "new"].map((name) => path.join(scratch(), `${name}.yaml`)) as [string, string];
  fs.writeFileSync(before, small);
  const other = small.replaceAll("icr.io/small/", "icr.io/other/").replace("namespace: small", "namespace: other");
  fs.writeFileSync(renamed, other);
  const spark = blueprintFile("spark");
  const ran = rampart(["rehearse", "--from", before, renamed, "--today", today]);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain(
    "replaced: 1\n  small-foundations ibm_cr_namespace.registry_namespace, because of name: loses its images\n",
  );
  expect(ran.out).toContain(
    "1 resource would be lost with its data; name each one with --accept if this is intended: ",
  );
  expect(rampart(["rehearse", "--from", spark, spark, "--today", today])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^no changes\nclean: /),
  });
});

testWithTerraform("a folder that synth has written knows what exists, and several inputs are one account", () => {
  const file = path.join(scratch(), "team.yaml");
  const crn = (service: string, region: string, n: number) =>
    `crn:v1:bluemix:public:${service}:${region}:a/${"a".repeat(32)}:${n}1111111-2222-4333-8444-555555555555::`;
  const team = (name: string) => `name: ${name}
region: eu-de
resourceGroup: shared
operators: [203.0.113.0/24]
runner: 10.243.0.0/18
audit: { existing: "${crn("logs", "eu-de", 9)}" }
encryption: { existing: "${crn("kms", "eu-de", 1)}" }
secrets: { existing: "${crn("secrets-manager", "eu-de", 2)}" }
registry: { existing: shared }
edge: { zone: example.com, existing: { instance: "${crn("internet-svcs", "global", 3)}", zone: true } }
systems:
  shop:
    type: code-engine
    domain: ${name}.example.com
    rotation: { image: "private.de.icr.io/shared/node:20.20.2@sha256:${"a".repeat(64)}" }
    apps: { web: { image: "private.de.icr.io/shared/web:1.4.2@sha256:${"a".repeat(64)}", auth: app-id } }
`;
  fs.writeFileSync(file, team("alpha"));
  const out = path.join(scratch(), "out");
  expect(rampart(["synth", file, "--out", out, "--today", today])).toMatchObject({ code: 0 });
  const list = path.join(out, "stacks", "alpha-foundations", "existing.json");
  expect(JSON.parse(fs.readFileSync(list, "utf8"))).toContain(crn("kms", "eu-de", 1));
  expect(rampart(["rehearse", out, "--quiet"])).toMatchObject({ code: 0, out: expect.stringMatching(/^clean: /m) });
  const second = path.join(scratch(), "second.yaml");
  fs.writeFileSync(second, team("beta"));
  const both = rampart(["rehearse", out, second, "--today", today, "--quiet"]);
  expect(both.code).toBe(1);
  expect(both.out).toContain("another blueprint of the account owns it: alpha-foundations has created secrets-manager");
  expect(both.out).toContain("the domain settings in the zone example.com [owned-by-another]");
  // Two platforms in one folder are two inputs as well.
  expect(rampart(["synth", second, "--out", out, "--today", today])).toMatchObject({ code: 0 });
  const folder = rampart(["rehearse", out, "--quiet"]);
  expect(folder.code).toBe(1);
  expect(folder.out).toContain("beta-foundations ibm_cis_tls_settings");
  fs.writeFileSync(list, "{}");
  expect(rampart(["rehearse", out])).toMatchObject({ code: 2, err: expect.stringContaining("[TF011]") });
});

testWithTerraform(
  "resources of the user's own are left out and counted, and a region that changes leaves some behind",
  () => {
    const folder = (name: string, region: string) => {
      const target = path.join(scratch(), name);
      fs.mkdirSync(target);
      const json = {
        terraform: {
          required_providers: {
            ibm: { source: "IBM-Cloud/ibm", version: "2.5.0" },
            null: { source: "hashicorp/null" },
          },
        },
        provider: { ibm: { region } },
        resource: {
          null_resource: { build: { provisioner: [{ "local-exec": { command: "make" } }] } },
          ibm_is_vpc: { v: { name: "v", tags: ["${null_resource.build.id}"] } },
        },
      };
      fs.writeFileSync(path.join(target, "main.tf.json"), JSON.stringify(json));
      return target;
    };
    const [old, moved] = [folder("old", "eu-de"), folder("moved", "us-south")];
    const ran = rampart(["rehearse", old, "--quiet"]);
    expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/^clean: /m) });
    expect(ran.out).toMatch(
      /^note: left out of the rehearsal: 1 resource of types without facts, .*: null_resource\.build$/m,
    );
    const upgrade = rampart(["rehearse", "--from", old, moved, "--quiet"]);
    expect(upgrade.code).toBe(1);
    expect(upgrade.out).toContain("1 resource stays in eu-de, where Terraform no longer looks for it [orphaned]");
    expect(upgrade.out).toContain("They live on unmanaged, and cost: ibm_is_vpc.v");
    const file = (from: string) => path.join(from, "main.tf.json");
    expect(rampart(["rehearse", "--from", file(old), file(moved), "--quiet"]).out).toContain("[orphaned]");
  },
);

test("without Terraform it says how to get it", () => {
  const ran = rampart(["rehearse", blueprint], packageRoot, { PATH: scratch() });
  expect(ran).toMatchObject({
    code: 3,
    out: "",
    err: expect.stringMatching(/^terraform not found on the PATH\. Install Terraform 1\.5 or newer from .*OpenTofu/),
  });
});

testWithTerraform("bad input is refused before Terraform runs", () => {
  expect(rampart(["rehearse", "nowhere"])).toMatchObject({ code: 2, err: expect.stringContaining("[BP001]") });
  expect(rampart(["rehearse", "--kill-at", "x"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("expected a whole number"),
  });
  expect(rampart(["rehearse", "--from", blueprint, blueprint, blueprint])).toMatchObject({ code: 2 });
  const weak = path.join(scratch(), "weak.yaml");
  fs.writeFileSync(weak, `${fs.readFileSync(blueprint, "utf8")}edge: { zone: example.com, plan: standard-next }\n`);
  expect(rampart(["rehearse", weak])).toMatchObject({ code: 1, err: expect.stringContaining("CE-53") });
});

testWithTerraform("Ctrl-C leaves no process and no socket", async () => {
  const before = leftovers();
  const main = path.join(packageRoot, "dist", "src", "cli", "main.js");
  const child = spawn(process.execPath, [main, "rehearse", blueprint, "--today", today], {
    env: { ...process.env, ...ownTemporary() },
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise<void>((resolve) => {
    child.stderr.on("data", (text: Buffer) => {
      if (text.toString().includes("storefront-foundations: apply")) resolve();
    });
  });
  expect(leftovers().length).toBeGreaterThan(before.length);
  child.kill("SIGINT");
  const code = await new Promise((resolve) => {
    child.on("close", resolve);
  });
  expect(code).toBe(130);
  expect(leftovers()).toEqual(before);
});
