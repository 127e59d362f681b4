import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { CodeEngineSecret } from "@cdktf/provider-ibm/lib/code-engine-secret";
import { App } from "cdktf";
import { judge } from "../../src/judge/pipeline";
import { Platform } from "../../src/platform/platform";
import { synth } from "../../src/platform/synth";
import { ArbitrarySecret, CredentialsSecret, KeyValueSecret } from "../../src/systems/secrets";
import type { Json, JsonObject, StackJson } from "../../src/terraform/configuration";
import { outputFiles } from "../../src/write/output";
import { weakened } from "../support/mutate";
import { reference, today } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
const harbour = reference("secrets");

/** A self-signed certificate that is valid from now on. */
function certificate(days: number): string {
  const file = path.join(scratch(), `${days}.pem`);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", `${file}.key`];
  const made = spawnSync("openssl", [
    "req",
    "-x509",
    ...key,
    "-days",
    `${days}`,
    "-subj",
    "/CN=a.example.com",
    "-out",
    file,
  ]);
  expect(made.status).toBe(0);
  return file;
}

function findings(stacks: readonly StackJson[], rule: string): readonly { verdict: string; argument?: string }[] {
  return judge(stacks, { today }).check.findings.filter((finding) => finding.rule === rule);
}

test("each certificate's end is an output, and the list says how to see it and that nobody is told", () => {
  const { files } = outputFiles(harbour, false);
  const list = files.get("runbooks/harbour/certificates.md") ?? "";
  const commands = [...list.matchAll(/terraform output -raw ([A-Za-z0-9_-]+)/g)].map(([, name]) => name);
  const outputs = harbour.stacks.flatMap(({ json }) => Object.keys((json.output as JsonObject | undefined) ?? {}));
  expect(commands).toEqual([
    "secrets_legacy_example_com_certificate-expiry",
    "web_route_certificate_certificate-expiry",
  ]);
  expect(outputs).toEqual(expect.arrayContaining(commands));
  expect(list).toContain("Nobody is notified");
});

test("the list names the people who are told", () => {
  const { files } = outputFiles(reference("events"), false);
  const list = files.get("runbooks/parcels/certificates.md") ?? "";
  expect(list).toContain("- platform@example.com");
  expect(list).not.toContain("Nobody is notified");
});

test("a secret that stands in Secrets Manager takes the place of a variable", () => {
  const app = new App();
  const platform = new Platform(app, "shop", { region: "eu-de", resourceGroup: "shop-prod" });
  const stack = platform.stack("web");
  const token = new ArbitrarySecret(stack, "token", { name: "partner-token", group: "shop-web" });
  const login = new CredentialsSecret(stack, "login", { name: "database" });
  const settings = new KeyValueSecret(stack, "settings", { name: "settings" });
  new CodeEngineSecret(stack, "secret", {
    projectId: "11111111-2222-4333-8444-555555555555",
    name: "all",
    format: "generic",
    data: { TOKEN: token.value, USER: login.username, PASSWORD: login.password, URL: settings.value("url") },
  });
  const stacks = synth(app);
  const web = stacks.find(({ name }) => name === "shop-web")?.json.resource as Record<
    string,
    Record<string, JsonObject>
  >;
  expect(web.ibm_code_engine_secret?.secret?.data).toEqual({
    TOKEN: "${data.ibm_sm_arbitrary_secret.token.payload}",
    USER: "${data.ibm_sm_username_password_secret.login.username}",
    PASSWORD: "${data.ibm_sm_username_password_secret.login.password}",
    URL: "${data.ibm_sm_kv_secret.settings.data.url}",
  });
  expect(findings(stacks, "secret-by-reference").map(({ verdict }) => verdict)).toEqual(Array(4).fill("compliant"));
  const read = findings(stacks, "secrets-management-private").filter(({ verdict }) => verdict === "compliant");
  expect(read).toHaveLength(3);
});

test.each([
  ["private_key", "a literal"],
  ["certificate", "foo"],
  ["certificate", null],
  ["lifecycle", null],
  ["endpoint_type", "public"],
] as [string, Json][])(
  "an imported certificate's %s of %s is found, besides that it cannot renew itself",
  (argument, to) => {
    const before = judge(harbour.stacks, { today }).check.findings.filter(({ verdict }) => verdict === "violation");
    expect(before.map(({ rule }) => rule)).toEqual(["imported-certificate-renewal"]);
    const [variant] = weakened(harbour.stacks, { resource: "ibm_sm_imported_certificate", argument, to });
    const after = judge(variant?.stacks ?? [], { today }).check.findings.filter(
      ({ verdict }) => verdict === "violation",
    );
    expect(after.length).toBe(2);
  },
);

test("a certificate that is written into the text is read: its lifetime is judged", () => {
  const verdicts = (pem: string) =>
    findings(
      [
        {
          name: "main",
          file: "main.tf.json",
          json: { resource: { ibm_sm_imported_certificate: { a: { name: "a", certificate: pem } } } },
        },
      ],
      "imported-certificate-lifetime",
    ).map(({ verdict }) => verdict);
  expect(verdicts(fs.readFileSync(certificate(90), "utf8"))).toEqual(["compliant"]);
  expect(verdicts(fs.readFileSync(certificate(500), "utf8"))).toEqual(["violation"]);
});

test.each([
  [398, 0, /passed: lifetime of 398 days/],
  [20, 0, /warning: the certificate expires in 30 days or less/],
  [399, 1, /lifetime is 399 days; the maximum is 398/],
])("a certificate of %s days is checked before it is imported", (days, code, said) => {
  const { files } = outputFiles(harbour, false);
  const script = path.join(scratch(), "check.sh");
  fs.writeFileSync(script, files.get("stacks/harbour-foundations/ci/certificate-check.sh") ?? "");
  const run = (...args: string[]) => spawnSync("/bin/sh", [script, ...args], { encoding: "utf8" });
  const ran = run(certificate(days));
  expect(ran.stdout + ran.stderr).toMatch(said);
  expect(ran.status).toBe(code);
  expect([run().status, run(script).status]).toEqual([2, 2]);
});
