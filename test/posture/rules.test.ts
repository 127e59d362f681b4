import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { judge } from "../../src/judge/pipeline";
import { controlsOf, World } from "../../src/posture";
import { systems } from "../../src/systems";
import type { Json, JsonObject, StackJson } from "../../src/terraform/configuration";
import { today } from "../support/reference";

function stack(resource: JsonObject, more: JsonObject = {}): StackJson {
  return { name: "main", file: "main.tf.json", json: { resource, ...more } };
}

/** Verdicts of one rule on hand-written Terraform. */
function verdicts(rule: string, resource: JsonObject): string[] {
  return judge([stack(resource)], { today })
    .check.findings.filter((finding) => finding.rule === rule)
    .map(({ verdict }) => verdict);
}

test("every rule is in a file of its name, listed, and names controls that exist", () => {
  for (const { folder, rules } of systems) {
    const files = readdirSync(path.join(packageRoot, "src", "systems", folder, "rules")).filter(
      (file) => file !== "index.ts",
    );
    expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  }
  const ids = systems.flatMap(({ folder }) => controlsOf(folder).map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const named = new Set(systems.flatMap(({ rules }) => rules.flatMap(({ controls }) => controls)));
  expect([...named].filter((id) => !ids.includes(id))).toEqual([]);
});

test("each system's README lists its controls as they are", () => {
  for (const { folder } of systems) {
    const readme = readFileSync(path.join(packageRoot, "src", "systems", folder, "README.md"), "utf8");
    const rows = controlsOf(folder).map(
      ({ id, title, hardened, waivable }) =>
        `| ${id} ${title} | ${hardened} | ${waivable === false ? "none" : "possible"} |`,
    );
    expect(readme.split("\n").filter((line) => /^\| [A-Z]{2,4}-\d/.test(line))).toEqual(rows);
  }
});

test("retired parts of Internet Services are refused, even where the provider only warns", () => {
  expect(verdicts("no-retired-firewall", { ibm_cis_waf_package: { a: {} } })).toEqual(["violation"]);
  expect(verdicts("no-retired-firewall", { ibm_cis_rate_limit: { a: {} } })).toEqual(["violation"]);
});

test("a record that leads somewhere is proxied", () => {
  const record = (type: string, proxied: Json) => ({
    ibm_cis_dns_record: { a: { type, name: "www", content: "x.example.com", proxied } },
  });
  expect(verdicts("dns-record-proxied", record("CNAME", true))).toEqual(["compliant"]);
  expect(verdicts("dns-record-proxied", record("A", false))).toEqual(["violation"]);
  expect(verdicts("dns-record-proxied", record("TXT", false))).toEqual(["notApplicable"]);
});

test("private visibility needs an enforced restriction on the data plane", () => {
  const app = { ibm_code_engine_app: { a: { managed_domain_mappings: "local_private" } } };
  const rule = (mode: string) => ({
    ibm_cbr_rule: {
      r: {
        enforcement_mode: mode,
        contexts: [{ attributes: [{ name: "networkZoneId", value: "z" }] }],
        operations: [
          { api_types: [{ api_type_id: "crn:v1:bluemix:public:context-based-restrictions::::api-type:data-plane" }] },
        ],
        resources: [{ attributes: [{ name: "serviceName", value: "codeengine" }] }],
      },
    },
  });
  expect(verdicts("private-visibility-restricted", app)).toEqual(["violation"]);
  expect(verdicts("private-visibility-restricted", { ...app, ...rule("report") })).toEqual(["violation"]);
  expect(verdicts("private-visibility-restricted", { ...app, ...rule("enabled") })).toEqual(["compliant"]);
});

test.each([
  [`private.de.icr.io/acme/web:1.0.0@sha256:${"a".repeat(64)}`, "compliant", "compliant"],
  [`quay.io/acme/web:1.0.0@sha256:${"a".repeat(64)}`, "compliant", "violation"],
  [`us.icr.io/acme/web:1.0.0@sha256:${"a".repeat(64)}`, "compliant", "violation"],
  [`private.icr.io.evil.com/acme/web:1.0.0@sha256:${"a".repeat(64)}`, "compliant", "violation"],
  ["private.de.icr.io/acme/web:1.0.0@sha256:abc", "violation", "compliant"],
  ["nginx", "violation", "violation"],
])("the image %s is judged", (image, digest, registry) => {
  const app = { ibm_code_engine_app: { a: { image_reference: image } } };
  expect(verdicts("image-digest", app)).toEqual([digest]);
  expect([...new Set(verdicts("image-registry", app))]).toEqual([registry]);
});

test.each([
  ["LOG_LEVEL", "info", 0],
  ["GREETING", "hello world, how are you today", 0],
  ["RELEASE", "1.4.2", 0],
  ["URL", "https://api.example.com/v1/things?limit=10", 0],
  ["DB_PASSWORD", "x", 1],
  ["APIKEY", "x", 1],
  ["VALUE", "q7Zp2LkV9xT4mB8nR1cYw3Hs6Jd0", 1],
  ["PEM", "-----BEGIN RSA PRIVATE KEY-----", 1],
])("an environment variable %s=%s is judged", (name, value, violations) => {
  const app = { ibm_code_engine_app: { a: { run_env_variables: [{ type: "literal", name, value }] } } };
  expect(verdicts("no-secret-in-environment", app).filter((verdict) => verdict === "violation")).toHaveLength(
    violations,
  );
});

test("booleans and numbers written as text are judged as Terraform reads them", () => {
  const balancer = (proxied: Json) => ({ ibm_cis_global_load_balancer: { a: { name: "x.example.com", proxied } } });
  expect(verdicts("load-balancer-proxied", balancer("true"))).toEqual(["compliant"]);
  expect(verdicts("load-balancer-proxied", balancer("false"))).toEqual(["violation"]);
  expect(verdicts("minimum-tls", { ibm_cis_domain_settings: { a: { min_tls_version: 1.2 } } })).toEqual(["compliant"]);
});

test("a block may be an object or a list, and a dynamic block is not known", () => {
  const policies = (rotation: JsonObject) => ({ ibm_kms_key_policies: { a: rotation } });
  expect(verdicts("key-rotation-on", policies({ rotation: { enabled: true } }))).toEqual(["compliant"]);
  expect(verdicts("key-rotation-on", policies({ rotation: [{ enabled: false }] }))).toEqual(["violation"]);
  expect(
    verdicts("key-rotation-on", policies({ dynamic: { rotation: { for_each: [1], content: { enabled: true } } } })),
  ).toEqual(["unknown"]);
});

test("references are followed through remote state into the stack that has the output", () => {
  const state = { local: { path: "../a.tfstate" } };
  const a: StackJson = stack(
    { ibm_cis: { edge: {} } },
    { terraform: { backend: state }, output: { id: { value: "${ibm_cis.edge.id}" } } },
  );
  const read = (path: string): StackJson => ({
    name: "b",
    file: "b",
    json: { data: { terraform_remote_state: { a: { backend: "local", config: { path } } } } },
  });
  const value = "${data.terraform_remote_state.a.outputs.id}";
  expect(new World([a, read("../a.tfstate")]).target("b", value)).toMatchObject({
    attribute: "id",
    resource: { address: "ibm_cis.edge" },
  });
  expect(new World([a, read("../other.tfstate")]).target("b", value)).toBeUndefined();
});

test("a program that runs at apply is found on any type, in any form, and in what is taken out of Terraform", () => {
  const program = { "local-exec": { command: "true" } };
  const rule = "no-program-at-apply";
  expect(verdicts(rule, { null_resource: [{ a: [{ provisioner: [program] }] }] })).toEqual(["violation"]);
  expect(verdicts(rule, { aws_instance: { a: { provisioner: program }, b: {} } })).toEqual(["violation"]);
  const found = (more: JsonObject) =>
    judge([stack({}, more)], { today }).check.findings.filter((finding) => finding.rule === rule);
  expect(found({ data: { external: { a: { program: ["true"] } } } })).toMatchObject([
    { control: "IA-02", severity: "high", verdict: "violation", address: "data.external.a" },
  ]);
  expect(
    found({ removed: [{ from: "null_resource.a", provisioner: [program] }, { from: "null_resource.b" }] }),
  ).toMatchObject([{ verdict: "violation", address: "removed.null_resource.a", got: "local-exec" }]);
});
