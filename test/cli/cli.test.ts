import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { systems } from "../../src/systems";
import { blueprintFile, today } from "../support/reference";
import { rampart } from "../support/run";
import { contents, useScratch } from "../support/scratch";

const scratch = useScratch();
const out = () => path.join(scratch(), "out");

function synthesised(): string {
  expect(rampart(["synth", blueprintFile("code-engine"), "--out", out(), "--today", today]).code).toBe(0);
  return out();
}

/** Changes one file of the output. */
function edit(file: string, change: (text: string) => string): void {
  const full = path.join(out(), file);
  fs.writeFileSync(full, change(fs.readFileSync(full, "utf8")));
}

test("the command says its version", () => {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageRoot, "package.json"), "utf8")) as {
    version: string;
  };
  expect(rampart(["--version"])).toMatchObject({ code: 0, out: `${version}\n` });
});

test("synth without a blueprint takes every one in stacks, and says where it looked when there is none", () => {
  expect(rampart(["synth"], scratch())).toEqual({
    code: 2,
    out: "",
    err: `stacks: no blueprint found [CL001]
  expected: a .yaml file in this folder, or blueprints named on the command line
  got:      no such folder
1 fault; nothing was written.
`,
  });
  fs.mkdirSync(path.join(scratch(), "stacks"));
  fs.copyFileSync(blueprintFile("code-engine"), path.join(scratch(), "stacks", "a.yaml"));
  expect(rampart(["synth"], scratch())).toMatchObject({ code: 0, err: "" });
  expect(fs.readdirSync(path.join(scratch(), "cdktf.out", "stacks"))).toEqual([
    "storefront-foundations",
    "storefront-shop",
  ]);
});

test("bad input writes nothing and leaves what was there", () => {
  synthesised();
  const before = contents(out());
  const bad = path.join(scratch(), "bad.yaml");
  fs.writeFileSync(bad, fs.readFileSync(blueprintFile("code-engine"), "utf8").replace("1.4.2@sha256", "1.4.2-sha256"));
  expect(rampart(["synth", bad, "--out", out()])).toMatchObject({
    code: 1,
    err: expect.stringContaining("CE-20 Images pinned by digest"),
  });
  fs.writeFileSync(bad, "name: 1\n");
  expect(rampart(["synth", bad, "--out", out()])).toMatchObject({
    code: 2,
    err: expect.stringContaining("nothing was written"),
  });
  expect(rampart(["synth", "missing.yaml", "--out", out()]).code).toBe(2);
  expect(contents(out())).toEqual(before);
});

test("synth names the stacks that are no longer made, and where their resources are still held", () => {
  const two = path.join(scratch(), "two.yaml");
  const blueprint = fs.readFileSync(blueprintFile("code-engine"), "utf8");
  const image = /image: (\S+)/.exec(blueprint)?.[1];
  const jobs = `  reports:\n    type: code-engine\n    jobs: { daily: { image: "${image}" } }\n`;
  expect(blueprint).toContain("\nsystems:\n");
  fs.writeFileSync(two, blueprint.replace("\nsystems:\n", `\nsystems:\n${jobs}`));
  const synth = (file: string, ...more: string[]) =>
    rampart(["synth", file, "--out", "out", "--today", today, ...more], scratch());
  expect(synth(two)).toMatchObject({ code: 0, err: "" });
  fs.writeFileSync(path.join(scratch(), "terraform.storefront-reports.tfstate"), '{"resources":[{"mode":"managed"}]}');
  expect(synth(blueprintFile("code-engine"))).toMatchObject({
    code: 0,
    err: "no longer generated: out/stacks/storefront-reports; terraform.storefront-reports.tfstate still exists: destroy its resources, using the stack's files from version control\n",
  });
  expect(synth(two)).toMatchObject({ code: 0, err: "" });
  fs.writeFileSync(path.join(scratch(), "terraform.storefront-reports.tfstate"), '{"resources":[]}');
  expect(synth(blueprintFile("code-engine"), "--hcl")).toMatchObject({
    code: 0,
    err: "no longer generated: out/stacks/storefront-reports\n",
  });
});

test("synth leaves another platform's files in the folder alone, says so, and removes them when it is told to", () => {
  synthesised();
  const other = path.join(scratch(), "other.yaml");
  fs.writeFileSync(other, fs.readFileSync(blueprintFile("code-engine"), "utf8").replace(/^name: .*$/m, "name: kiosk"));
  fs.writeFileSync(path.join(out(), "stacks/storefront-shop/terraform.tfstate"), "mine");
  const before = contents(out());
  const synth = (...more: string[]) =>
    rampart(["synth", "other.yaml", "--out", "out", "--today", today, ...more], scratch());
  const stacks = () =>
    Object.keys((JSON.parse(fs.readFileSync(path.join(out(), "manifest.json"), "utf8")) as { stacks: object }).stacks);
  const said = {
    code: 0,
    err: "not changed: out/stacks/storefront-foundations, out/stacks/storefront-shop: the platform storefront is in none of these blueprints. Destroy its resources, then remove its files with --prune.\n",
  };
  expect(synth()).toMatchObject(said);
  expect(synth()).toMatchObject(said);
  const ofStorefront = (name: string) => name.includes("storefront-") || name === "controls/storefront.md";
  expect(Object.entries(contents(out())).filter(([name]) => ofStorefront(name))).toEqual(
    Object.entries(before).filter(([name]) => ofStorefront(name)),
  );
  expect(stacks()).toEqual(["kiosk-foundations", "kiosk-shop", "storefront-foundations", "storefront-shop"]);
  expect(synth("--prune")).toMatchObject({
    code: 0,
    err: "no longer generated: out/stacks/storefront-foundations\nno longer generated: out/stacks/storefront-shop\n",
  });
  expect(stacks()).toEqual(["kiosk-foundations", "kiosk-shop"]);
  expect(Object.keys(contents(out())).filter(ofStorefront)).toEqual(["stacks/storefront-shop/terraform.tfstate"]);
  expect(synth()).toMatchObject({ code: 0, err: "" });
});

test("HCL holds the same resources", () => {
  synthesised();
  const hcl = path.join(scratch(), "hcl");
  expect(rampart(["synth", blueprintFile("code-engine"), "--hcl", "--out", hcl, "--today", today]).code).toBe(0);
  for (const stack of ["storefront-foundations", "storefront-shop"]) {
    const { resource } = JSON.parse(fs.readFileSync(path.join(out(), "stacks", stack, "cdk.tf.json"), "utf8")) as {
      resource: Record<string, object>;
    };
    const text = fs.readFileSync(path.join(hcl, "stacks", stack, "cdk.tf"), "utf8");
    const addresses = Object.entries(resource).flatMap(([type, named]) =>
      Object.keys(named).map((name) => `"${type}" "${name}"`),
    );
    expect([...text.matchAll(/^resource ("\w+" "[\w-]+")/gm)].map(([, address]) => address).sort()).toEqual(
      addresses.sort(),
    );
  }
});

test("check passes what synth has written, and finds what was changed by hand", () => {
  synthesised();
  expect(rampart(["check", out(), "--strict"])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/0 violations, 0 waived, 0 unknown\n$/),
  });
  edit("stacks/storefront-foundations/cdk.tf.json", (text) =>
    text
      .replace('"ssl": "strict"', '"ssl": "flexible"')
      .replace('"plan": "enterprise-usage"', '"paln": "enterprise-usage"'),
  );
  const ran = rampart(["check", out()]);
  expect(ran.code).toBe(1);
  expect(
    ran.out,
  ).toContain(`${out()}/stacks/storefront-foundations/cdk.tf.json ibm_cis.edge_instance.paln: unknown argument or block paln [PF002]
  fix:      Did you mean plan?`);
  expect(ran.out).toContain("foundations/edge/hardening/settings: CE-55 Load balancer that verifies origins (high)");
  expect(ran.out).toContain(
    'got:      "flexible"\n  fix:      `rampart explain CE-55` says how to comply.\n  waiver:   not possible',
  );
});

test("check prints JSON with every finding", () => {
  synthesised();
  const ran = rampart(["check", out(), "--format", "json"]);
  const report = JSON.parse(ran.out) as {
    passed: boolean;
    check: { findings: unknown[]; controls: Record<string, string> };
  };
  expect(report.passed).toBe(true);
  expect(report.check.controls).toMatchObject({ "CE-40": "compliant", "CE-17": "compliant", "CE-47": "notApplicable" });
  expect(report.check.findings.length).toBeGreaterThan(100);
});

test("check takes waivers from a file", () => {
  synthesised();
  edit("stacks/storefront-foundations/cdk.tf.json", (text) =>
    text.replace('"dnssec": "active"', '"dnssec": "disabled"'),
  );
  const waivers = path.join(scratch(), "waivers.yaml");
  fs.writeFileSync(
    waivers,
    "waivers:\n  - control: CE-54\n    at: foundations/edge\n    reason: The registrar cannot hold DS records yet.\n    owner: dns@example.com\n    expires: 2027-01-31\n",
  );
  expect(rampart(["check", out(), "--today", today]).code).toBe(1);
  expect(rampart(["check", out(), "--today", today, "--waivers", waivers])).toMatchObject({
    code: 0,
    out: expect.stringContaining("1 waived"),
  });
  fs.writeFileSync(waivers, fs.readFileSync(waivers, "utf8").replace("waivers:\n", ""));
  expect(rampart(["check", out(), "--today", today, "--waivers", waivers])).toMatchObject({
    code: 0,
    out: expect.stringContaining("1 waived"),
  });
  fs.writeFileSync(waivers, "waivers:\n  - control: CE-54\n    att: foundations\n");
  expect(rampart(["check", out(), "--waivers", waivers])).toMatchObject({
    code: 2,
    err: expect.stringContaining("waivers.yaml:3:5 waivers[0].att: unknown key att [BP102]"),
  });
});

test("check says by which version it judges where the stack demands another", () => {
  const file = path.join(scratch(), "main.tf.json");
  const demanding = (version: string) => {
    const terraform = { required_providers: { ibm: { source: "IBM-Cloud/ibm", version } } };
    fs.writeFileSync(
      file,
      JSON.stringify({ terraform, resource: { ibm_cis: { a: { name: "a", plan: "standard-next" } } } }),
    );
    return rampart(["check", file]).out;
  };
  const note = "demands the provider ibm ~> 1.70: checks and the rehearsal use the schema of 2.5.0";
  expect(demanding("~> 1.70")).toContain(note);
  expect(demanding("~> 2.4")).not.toContain("note:");
});

test("check lists what it has no facts about, and refuses types that do not exist", () => {
  const file = path.join(scratch(), "main.tf.json");
  fs.writeFileSync(
    file,
    JSON.stringify({ resource: { ibm_cos_bucket: { a: {} }, aws_s3_bucket: { b: {} }, ibm_cis_domian: { c: {} } } }),
  );
  const ran = rampart(["check", file]);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain(
    "IBM-Cloud/ibm 2.5.0 has no resource ibm_cis_domian [PF001]\n  fix:      Did you mean ibm_cis_domain?",
  );
  expect(ran.out).toContain("aws_s3_bucket.b: not checked: rampart has no data on the provider aws");
});

test("check lists modules and HCL beside the JSON: it has not read them, which is no pass with --strict", () => {
  fs.writeFileSync(
    path.join(scratch(), "main.tf.json"),
    JSON.stringify({
      module: { cluster: { source: "./cluster" } },
      data: { ibm_resource_group: { main: { name: "shop" } } },
    }),
  );
  fs.writeFileSync(path.join(scratch(), "more.tf"), 'resource "ibm_cis" "x" {}');
  const { code, out } = rampart(["check", "."], scratch());
  expect(code).toBe(0);
  expect(out).toContain("module.cluster: not checked: rampart does not read modules");
  expect(out).toContain("more.tf: not checked: rampart reads only .tf.json, not HCL");
  expect(out).toMatch(/2 not checked\n$/);
  expect(rampart(["check", ".", "--strict"], scratch())).toMatchObject({
    code: 1,
    out: expect.stringMatching(/2 unknown, 2 not checked\n$/),
  });
  const json = rampart(["check", ".", "--strict", "--format", "json"], scratch());
  expect(json.code).toBe(1);
  expect(JSON.parse(json.out)).toMatchObject({
    passed: false,
  });
});

test("check lists HCL in folders without JSON, and reads files that are links", () => {
  const at = (name: string) => path.join(scratch(), "in", name);
  for (const folder of ["a", "b", "c"]) fs.mkdirSync(at(folder), { recursive: true });
  fs.writeFileSync(
    path.join(scratch(), "linked.json"),
    JSON.stringify({ data: { ibm_resource_group: { main: { nmae: "shop" } } } }),
  );
  fs.symlinkSync("../../linked.json", at("b/main.tf.json"));
  for (const file of ["a/main.tf", "b/more.tf", "c/main.tf"]) fs.writeFileSync(at(file), "");
  const { code, out } = rampart(["check", "in"], scratch());
  expect(code).toBe(1);
  expect(out).toContain("in/b/main.tf.json data.ibm_resource_group.main.nmae: unknown argument or block nmae [PF002]");
  for (const file of ["a/main.tf", "b/more.tf", "c/main.tf"])
    expect(out).toContain(`in/${file}: not checked: rampart reads only .tf.json, not HCL\n`);
});

test.each([
  ["nothing", {}],
  ["variables", { variable: { a: {} } }],
  ["a module call", { module: { cluster: { source: "./cluster" } } }],
  ["another cloud", { resource: { aws_s3_bucket: { b: {} } } }],
])("a configuration of %s gives check nothing to judge, which is no pass", (_, content) => {
  fs.writeFileSync(path.join(scratch(), "main.tf.json"), JSON.stringify(content));
  expect(rampart(["check", "main.tf.json"], scratch())).toMatchObject({
    code: 1,
    out: expect.stringMatching(/failed: there is no resource or data source that could be checked\n$/),
  });
});

test.each([
  [["check", "nowhere"], /nowhere: no such file or folder \[TF001\]/],
  [["check", "empty"], /empty: no Terraform JSON found \[TF003\]/],
  [["check", "hcl"], /got: {6}only HCL, which rampart does not read/],
  [["check", "bad.tf.json"], /bad\.tf\.json.*: the file is not valid JSON \[TF002\]/],
  [["check", "list.tf.json"], /list\.tf\.json: a Terraform JSON file must contain one object \[TF004\]/],
  [["check"], /missing required argument/],
  [["synth", "--today", "tomorrow"], /expected a date as YYYY-MM-DD/],
  [["synht"], /unknown command 'synht'\n\(Did you mean synth\?\)/],
  [["synth", "--otu", "x"], /unknown option '--otu'/],
])("%j is bad input", (args, message) => {
  fs.mkdirSync(path.join(scratch(), "empty"));
  fs.mkdirSync(path.join(scratch(), "hcl"));
  fs.writeFileSync(path.join(scratch(), "hcl", "main.tf"), "");
  fs.writeFileSync(path.join(scratch(), "bad.tf.json"), "{\n  x\n}");
  fs.writeFileSync(path.join(scratch(), "list.tf.json"), "[]");
  const ran = rampart(args, scratch());
  expect(ran).toMatchObject({ code: 2, err: expect.stringMatching(message) });
});

test("check says where it found HCL: in a file named to it, and below a folder", () => {
  for (const stack of ["a", "b"]) {
    fs.mkdirSync(path.join(scratch(), "out", "stacks", stack), { recursive: true });
    fs.writeFileSync(path.join(scratch(), "out", "stacks", stack, "cdk.tf"), "");
  }
  const nothing = (name: string, got: string) => `${name}: no Terraform JSON found [TF003]
  expected: files ending in .tf.json
  got:      only HCL, which rampart does not read: ${got}
  fix:      Provide the configuration as JSON: synthesise without --hcl, or convert the HCL with hcl2json.
`;
  expect(rampart(["check", "out/stacks/a/cdk.tf", "out"], scratch())).toEqual({
    code: 2,
    out: "",
    err: `${nothing("out/stacks/a/cdk.tf", "out/stacks/a/cdk.tf")}${nothing("out", "out/stacks/a/cdk.tf and 1 more")}2 faults; nothing was written.
`,
  });
});

test("check says what the system does not let it read, all at once", () => {
  for (const name of ["a.tf.json", "b.tf.json"]) fs.symlinkSync(name, path.join(scratch(), name));
  fs.writeFileSync(path.join(scratch(), "c.tf.json"), "{}");
  const refused = (name: string) => `${name}: the file or folder cannot be read [TF006]
  got:      ELOOP: too many symbolic links encountered, stat '${name}'
  fix:      Fix the reported error, or leave it out.
`;
  expect(rampart(["check", "a.tf.json", "b.tf.json", "c.tf.json/d.tf.json"], scratch())).toEqual({
    code: 2,
    out: "",
    err: `${refused("a.tf.json")}${refused("b.tf.json")}c.tf.json/d.tf.json: no such file or folder [TF001]
3 faults; nothing was written.
`,
  });
});

test("check refuses JSON that is no configuration, with every place, for nothing in it would be judged", () => {
  const file = (name: string, content: object) => fs.writeFileSync(path.join(scratch(), name), JSON.stringify(content));
  file("plan.json", { format_version: "1.2", planned_values: {}, resource_changes: [] });
  file("package.json", { name: "x", resources: {} });
  file("body.tf.json", {
    resource: { "//": "a remark", ibm_cis: { a: null, b: "text", c: 1, d: [{}, true] }, ibm_kms_key: "text" },
    data: [{ ibm_cis: { e: {} } }, 7],
  });
  expect(rampart(["check", "plan.json", "package.json", "body.tf.json"], scratch())).toEqual({
    code: 2,
    out: "",
    err: `plan.json format_version: the file is a Terraform plan, which rampart does not read: check the configuration instead [TF005]
  fix:      Pass the folder of the configuration that the plan was made from.
package.json name: Terraform has no top-level key name [TF005]
  expected: terraform, provider, resource, data, ephemeral, action, module, variable, locals, output, import, moved, removed, check
package.json resources: Terraform has no top-level key resources [TF005]
  fix:      Did you mean resource?
${[
  ["resource.ibm_cis.a", "null"],
  ["resource.ibm_cis.b", '"text"'],
  ["resource.ibm_cis.c", "1"],
  ["resource.ibm_cis.d[1]", "true"],
  ["resource.ibm_kms_key", '"text"'],
  ["data[1]", "7"],
]
  .map(([at, got]) => `body.tf.json ${at}: expected an object or a list of objects [TF005]\n  got:      ${got}\n`)
  .join("")}9 faults; nothing was written.
`,
  });
});

test("schema describes every key for editors", () => {
  const schema = JSON.parse(rampart(["schema"]).out) as {
    properties: Record<string, object>;
    additionalProperties: boolean;
    required?: string[];
  };
  const foundations = systems.filter(({ kind }) => kind === "foundation").map(({ folder }) => folder);
  expect(Object.keys(schema.properties)).toEqual([
    ...[
      "extends",
      "name",
      "region",
      "resourceGroup",
      "operators",
      "runner",
      "runnerLabel",
      "provider",
      "state",
      "imports",
      "tags",
    ],
    ...foundations,
    ...["systems", "waivers"],
  ]);
  expect(schema.additionalProperties).toBe(false);
  // What is extended may give it.
  expect(schema.required).toBeUndefined();
  expect(JSON.stringify(schema)).toContain('"const":"code-engine"');
});

test("an output folder that is somebody else's is refused", () => {
  fs.writeFileSync(path.join(scratch(), "notes.txt"), "mine");
  expect(rampart(["synth", blueprintFile("code-engine"), "--out", scratch()])).toMatchObject({
    code: 2,
    err: expect.stringContaining("[WR001]"),
  });
  expect(contents(scratch())).toEqual({ "notes.txt": "mine" });
});
