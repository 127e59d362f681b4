import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { renderTemplate } from "../../src/artefacts/render";
import { judge } from "../../src/judge/pipeline";
import { Platform } from "../../src/platform/platform";
import { AppId } from "../../src/systems/app-id";
import type { JsonObject, StackJson } from "../../src/terraform/configuration";
import { reference, today } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
const { stacks } = reference("app-id");

function resources(stack: string, type: string): Record<string, JsonObject> {
  const found = stacks.find(({ name }) => name === stack)?.json.resource as Record<string, Record<string, JsonObject>>;
  return found?.[type] ?? {};
}

/** Verdicts of one rule on hand-written Terraform. */
function verdicts(rule: string, resource: JsonObject, more: JsonObject = {}): string[] {
  const stack: StackJson = { name: "main", file: "main.tf.json", json: { resource, ...more } };
  return judge([stack], { today })
    .check.findings.filter((finding) => finding.rule === rule)
    .map(({ verdict, waivable }) => (verdict === "violation" && !waivable ? "rejected" : verdict));
}

test("redirect addresses of all applications are in one list, and each application knows its issuer and audience", () => {
  expect(Object.values(resources("portal-foundations", "ibm_appid_redirect_urls")).map(({ urls }) => urls)).toEqual([
    ["https://staff.example.com/renewed", "https://staff.example.com/signed-in"],
  ]);
  const { staff_app: staff } = resources("portal-desk", "ibm_code_engine_app");
  expect(staff?.run_env_variables).toEqual([
    { reference: "${ibm_code_engine_secret.project_origin-verify.name}", type: "secret_full_reference" },
    { name: "AUTH_METHOD", type: "literal", value: "app-id" },
    {
      name: "OIDC_ISSUER",
      type: "literal",
      value: "${ibm_appid_application.staff_app_auth_registration.oauth_server_url}",
    },
    { name: "OIDC_AUDIENCE", type: "literal", value: "${ibm_appid_application.staff_app_auth_registration.client_id}" },
    { reference: "${ibm_code_engine_secret.staff_app_auth_client.name}", type: "secret_full_reference" },
  ]);
});

test("roles grant scopes of the application, after the scopes are there", () => {
  const roles = resources("portal-desk", "ibm_appid_role");
  expect(Object.values(roles).map(({ access, depends_on: after }) => [access, after])).toEqual([
    [
      [
        {
          application_id: "${ibm_appid_application.staff_app_auth_registration.client_id}",
          scopes: ["read", "write"],
        },
      ],
      ["ibm_appid_application_scopes.staff_app_auth_registration_scopes"],
    ],
    [
      [{ application_id: "${ibm_appid_application.staff_app_auth_registration.client_id}", scopes: ["read"] }],
      ["ibm_appid_application_scopes.staff_app_auth_registration_scopes"],
    ],
  ]);
});

test("an instance that exists is used, and neither its settings nor its list are touched", () => {
  const app = new App();
  const platform = new Platform(app, "p", { region: "eu-de", resourceGroup: "g" });
  const existing = `crn:v1:bluemix:public:appid:eu-de:a/${"a".repeat(32)}:11111111-2222-4333-8444-555555555555::`;
  const appId = new AppId(platform, { existing });
  appId.allowRedirect("https://shop.example.com/callback");
  expect(appId.tenant).toBe("11111111-2222-4333-8444-555555555555");
  expect(platform.foundations.toTerraform().resource).toBeUndefined();
  expect(platform.existing).toEqual([existing]);
  expect(
    () => new AppId(new Platform(app, "q", { region: "eu-de", resourceGroup: "g" }), { existing: "crn:x" }),
  ).toThrow("the CRN of an App ID instance");
});

test("the job owns the TLS secrets: Terraform leaves their data alone, and the job names each of them", () => {
  const secrets = resources("portal-desk", "ibm_code_engine_secret");
  expect(secrets.staff_route_tls?.lifecycle).toEqual({ ignore_changes: ["data"] });
  const job = resources("portal-desk", "ibm_code_engine_job").rotation as JsonObject;
  const environment = Object.fromEntries(
    (job.run_env_variables as { name: string; value: string }[]).map(({ name, value }) => [name, value]),
  );
  expect(JSON.parse(environment.CERTIFICATES ?? "")).toEqual([
    {
      hostname: "claims.example.com",
      origin: "${ibm_code_engine_domain_mapping.claims_route_domain-mapping.cname_target}",
      secret: "${ibm_code_engine_secret.claims_route_tls.name}",
      certificate: "${ibm_sm_public_certificate.claims_route_certificate_order.secret_id}",
    },
    {
      hostname: "staff.example.com",
      origin: "${ibm_code_engine_domain_mapping.staff_route_domain-mapping.cname_target}",
      secret: "${ibm_code_engine_secret.staff_route_tls.name}",
      certificate: "${ibm_sm_public_certificate.staff_route_certificate_order.secret_id}",
    },
  ]);
  expect(environment).toMatchObject({
    CODE_ENGINE_URL: "https://api.private.eu-de.codeengine.cloud.ibm.com",
    IAM_URL: "https://private.iam.cloud.ibm.com",
  });
  // With outbound traffic closed and nothing said, nobody looks at the origin.
  const site = resources("portal-site", "ibm_code_engine_job").rotation as JsonObject;
  expect(JSON.stringify(site.run_env_variables)).not.toContain("cname_target");
});

test("the code that Terraform carries is the code that was tested, when Terraform has read it", () => {
  const map = resources("portal-desk", "ibm_code_engine_config_map").rotation_code as {
    data: Record<string, string>;
  };
  const read = (map.data["rotate.mjs"] ?? "").replace(/([$%])\1(?=\{)/g, "$1");
  expect(read).toBe(fs.readFileSync(path.join(__dirname, "../../../templates/code-engine/rotate.mjs"), "utf8"));
  expect(map.data["rotate.mjs"]).not.toMatch(/(^|[^$])\$\{/);
});

const app = (variables: JsonObject[] | string | undefined, more: JsonObject = {}) => ({
  ibm_code_engine_app: {
    a: {
      name: "web",
      managed_domain_mappings: "local",
      ...(variables === undefined ? {} : { run_env_variables: variables }),
    },
  },
  ibm_code_engine_domain_mapping: {
    m: { name: "shop.example.com", component: [{ name: "web", resource_type: "app_v2" }] },
  },
  ...more,
});
const literal = (name: string, value: string): JsonObject => ({ type: "literal", name, value });
const oidc = [
  literal("AUTH_METHOD", "oidc"),
  literal("OIDC_ISSUER", "https://login.example.com"),
  literal("OIDC_AUDIENCE", "shop"),
];

test.each<[string, JsonObject, string[]]>([
  ["nothing said", app(undefined), ["rejected"]],
  ["none", app([literal("AUTH_METHOD", "none")]), ["violation"]],
  ["a word that is no method", app([literal("AUTH_METHOD", "basic")]), ["rejected"]],
  ["a variable", app([literal("AUTH_METHOD", "${var.method}")]), ["unknown"]],
  ["an environment that is one expression", app("${var.environment}"), ["unknown"]],
  ["oidc with issuer and audience", app(oidc), ["compliant"]],
  ["oidc without an audience", app(oidc.slice(0, 2)), ["rejected"]],
  [
    "oidc with an issuer in clear",
    app([oidc[0] as JsonObject, literal("OIDC_ISSUER", "http://x"), oidc[2] as JsonObject]),
    ["rejected"],
  ],
  ["client certificates that nobody asks for", app([literal("AUTH_METHOD", "mutual-tls")]), ["rejected"]],
  [
    "client certificates that the edge asks for",
    app([literal("AUTH_METHOD", "mutual-tls")], {
      ibm_cis_mtls: { c: { associated_hostnames: ["shop.example.com"] } },
    }),
    ["compliant"],
  ],
  [
    "a config map that says it",
    app([{ type: "config_map_full_reference", reference: "settings" }], {
      ibm_code_engine_config_map: {
        s: {
          name: "settings",
          data: { AUTH_METHOD: "oidc", OIDC_ISSUER: "https://x.example.com", OIDC_AUDIENCE: "a" },
        },
      },
    }),
    ["compliant"],
  ],
  [
    "a config map that is not known",
    app([{ type: "config_map_full_reference", reference: "${var.settings}" }]),
    ["unknown"],
  ],
  [
    "an application that is not public",
    { ibm_code_engine_app: { a: { name: "web", managed_domain_mappings: "local" } } },
    ["notApplicable"],
  ],
  ["one that is public by the provider's default", { ibm_code_engine_app: { a: { name: "web" } } }, ["rejected"]],
])("who may call: %s", (_, resource, expected) => {
  expect(verdicts("public-app-authenticated", resource)).toEqual(expected);
});

test.each([
  ["https://shop.example.com/callback", "compliant"],
  ["https://shop.example.com", "compliant"],
  ["https://shop.example.com:8443/callback", "compliant"],
  ["http://shop.example.com/callback", "rejected"],
  ["https://*.example.com/callback", "rejected"],
  ["https://shop.example.com/*", "rejected"],
  ["https://shop.example.com/a/../b", "rejected"],
  ["https://shop.example.com/#token", "rejected"],
  ["https://shop.example.com@evil.example.net/", "rejected"],
  ["https://localhost/callback", "rejected"],
  ["shop.example.com/callback", "rejected"],
])("the redirect address %s is judged", (url, verdict) => {
  expect(verdicts("redirect-urls-exact", { ibm_appid_redirect_urls: { a: { urls: [url] } } })).toEqual([verdict]);
});

const tls = (more: JsonObject = {}) => ({ name: "web-tls", format: "tls", ...more });
const mapped = { ibm_code_engine_domain_mapping: { m: { name: "shop.example.com", tls_secret: "web-tls" } } };
const rotating = (value: string) => ({ ibm_code_engine_job: { j: { name: "rotate", run_arguments: [value] } } });
const ignored = { lifecycle: [{ ignore_changes: ["data"] }] };

test.each<[string, JsonObject, string]>([
  ["neither", { ibm_code_engine_secret: { s: tls() }, ...mapped }, "violation"],
  ["both", { ibm_code_engine_secret: { s: tls(ignored) }, ...mapped, ...rotating("web-tls") }, "compliant"],
  [
    "both, by reference",
    { ibm_code_engine_secret: { s: tls(ignored) }, ...rotating("${ibm_code_engine_secret.s.name}") },
    "compliant",
  ],
  [
    "a job of a longer name",
    { ibm_code_engine_secret: { s: tls(ignored) }, ...mapped, ...rotating("new-web-tls") },
    "rejected",
  ],
  ["ignored alone", { ibm_code_engine_secret: { s: tls(ignored) }, ...mapped }, "rejected"],
  [
    "everything ignored alone",
    { ibm_code_engine_secret: { s: tls({ lifecycle: { ignore_changes: "all" } }) }, ...mapped },
    "rejected",
  ],
  ["a job alone", { ibm_code_engine_secret: { s: tls() }, ...mapped, ...rotating("web-tls") }, "rejected"],
  ["a certificate for a partner", { ibm_code_engine_secret: { s: tls() } }, "notApplicable"],
])("who owns a TLS secret: %s", (_, resource, verdict) => {
  expect(verdicts("tls-secret-owner", resource)).toEqual([verdict]);
});

test("a rotation job with a stored key, or with another project's identity, is refused", () => {
  const job = (more: JsonObject) => ({
    ibm_code_engine_secret: { s: tls(ignored) },
    ibm_code_engine_job: {
      j: {
        name: "rotate",
        project_id: "p-1",
        run_arguments: ["web-tls"],
        run_compute_resource_token_enabled: true,
        ...more,
      },
    },
  });
  const key = { run_env_variables: [{ type: "secret_key_reference", name: "TOKEN", reference: "iam", key: "apikey" }] };
  expect(verdicts("rotation-without-key", job(key))).toEqual(["rejected"]);
  expect(verdicts("rotation-without-key", job({}))).toEqual(["compliant"]);
  const link = (crn: string) => ({
    ibm_iam_trusted_profile_link: { l: { cr_type: "CE", link: [{ component_name: "rotate", crn }] } },
  });
  const crn = (id: string) => `crn:v1:bluemix:public:codeengine:eu-de:a/x:${id}::`;
  expect(verdicts("rotation-identity", { ...job({}), ...link(crn("p-1")) })).toEqual(["compliant", "compliant"]);
  expect(verdicts("rotation-identity", { ...job({}), ...link(crn("p-2")) })).toEqual(["compliant", "rejected"]);
  expect(
    verdicts("rotation-identity", { ...job({ run_compute_resource_token_enabled: false }), ...link(crn("p-1")) }),
  ).toEqual(["compliant", "rejected"]);
});

test("the lite plan is a finding that can be waived, and needs no advanced password management", () => {
  const lite = { ibm_resource_instance: { a: { name: "a", service: "appid", plan: "lite" } } };
  expect(verdicts("app-id-plan", lite)).toEqual(["violation"]);
  expect(verdicts("tenant-hardened", lite)).toHaveLength(6);
});

test("each public application has its checklist, smoke test and guard; the script has the shell's own grammar", () => {
  const { artefacts } = reference("app-id").platforms[0]?.platform ?? { artefacts: [] };
  const files = artefacts.filter(({ controls }) => controls?.includes("CE-32")).map(({ file }) => file);
  for (const name of ["staff", "claims", "pages"]) {
    expect(files).toEqual(
      expect.arrayContaining([
        "runbooks/application-security.md",
        `runbooks/${name}-auth-smoke-test.sh`,
        `runbooks/${name}-guard.js`,
      ]),
    );
  }
  for (const open of [true, false]) {
    const file = path.join(scratch(), "smoke.sh");
    const data = { app: "web", header: "X-Origin-Verify", healthPath: "/healthz", hostname: "shop.example.com", open };
    fs.writeFileSync(file, renderTemplate("app-id/auth-smoke-test.sh", data));
    expect(spawnSync("sh", ["-n", file]).status).toBe(0);
  }
});
