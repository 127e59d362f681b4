import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { Audit, Platform } from "../../src";
import { allControls, emptyApp, judge, judgeApp } from "../../src/judge/pipeline";
import { check, type Finding } from "../../src/posture";
import { CodeEngine, type CodeEngineProps } from "../../src/systems/code-engine";
import { rules as codeEngineRules } from "../../src/systems/code-engine/rules";
import type { JsonObject, StackJson } from "../../src/terraform/configuration";
import { outputFiles } from "../../src/write/output";
import { faultsOf } from "../support/faults";
import { reference, today } from "../support/reference";
import { useScratch } from "../support/scratch";

const digest = `@sha256:${"2c26b46b".repeat(8)}`;
const image = `private.de.icr.io/shop/web:1.0.0${digest}`;
const build = {
  repository: "git@github.com:acme/shop.git",
  commit: "0123456789abcdef0123456789abcdef01234567",
  secret: "git",
  image: "private.de.icr.io/shop/web:1.0.1",
};

function system(props: CodeEngineProps) {
  const app = emptyApp();
  const platform = new Platform(app, "works", {
    region: "eu-de",
    resourceGroup: "works",
    operators: ["203.0.113.0/24"],
    runner: "10.0.0.0/24",
  });
  new Audit(platform, {
    existing:
      "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:91111111-2222-4333-8444-555555555555::",
  });
  new CodeEngine(platform, "shop", props);
  return judgeApp(app, today);
}

/** The faults of a system as code, place and what was got. */
function faults(props: CodeEngineProps): string[] {
  return faultsOf(() => system(props)).map(({ code, place, got }) => `${code} ${place.path}: ${got ?? ""}`);
}

function resources(props: CodeEngineProps): Record<string, Record<string, JsonObject>> {
  const stack = system(props).stacks.find(({ name }) => name === "works-shop");
  return stack?.json.resource as Record<string, Record<string, JsonObject>>;
}

function open(props: CodeEngineProps): [string, string, boolean][] {
  return system(props).platforms.flatMap(({ check }) =>
    check.findings
      .filter(({ verdict }) => verdict === "violation")
      .map(({ control, at, waivable }): [string, string, boolean] => [control, at, waivable]),
  );
}

const guid = "11111111-2222-4333-8444-555555555555";

test("what cannot work is refused at its place, all of it at once", () => {
  expect(
    faults({
      secrets: {
        git: { format: "generic" },
        "a-b": { format: "generic", keys: ["c"] },
        a: { format: "generic", keys: ["b_c"] },
        ledger: { format: "service_access", service: guid },
        login: { format: "basic_auth", keys: ["x"], secretsManager: { pin: guid } },
      },
      config: { git: {} },
      stores: { files: { bucket: "files", secret: "login" } },
      apps: {
        web: {
          image,
          cpu: 3,
          storage: "5G",
          instances: { min: 5, max: 2 },
          calls: ["api", "nobody"],
          secrets: { X: "login.pin", Y: "none.x" },
          env: { API_URL: "x" },
          envFrom: ["nothing"],
          mounts: { "/a": { from: "login", write: true }, "/b": "files", "/c": "gone" },
        },
        api: { image, calls: ["web"], visibility: "private", instances: { min: 11 } },
        project: { image, domain: "shop.example.com" },
      },
      jobs: { loop: { image, mode: "daemon", schedule: "0 3 * * *", memory: "3G" } },
      functions: { web: { runtime: "nodejs-24", cpu: 2 } },
      builds: { web: { ...build, secret: "login", strategy: "buildpacks", dockerfile: "Dockerfile" } },
    }),
  ).toEqual([
    "CE006 works/shop.config.git: git more than once",
    "CE006 works/shop.functions.web: web more than once",
    "CE006 works/shop.apps.project: project",
    "CE014 works/shop.secrets.git: no keys",
    "CE014 works/shop.secrets.ledger: no serviceId",
    "CE014 works/shop.secrets.login.keys: keys",
    "CE014 works/shop.secrets.login.secretsManager.pin: pin",
    "CE006 works/shop.secrets.a: a-b and a",
    "CE005 works/shop.apps.web.secrets.X: login.pin",
    "CE005 works/shop.apps.web.secrets.Y: none.x",
    "CE005 works/shop.apps.web.envFrom[0]: nothing",
    'CE005 works/shop.apps.web.mounts["/a"]: login',
    'CE005 works/shop.apps.web.mounts["/c"]: gone',
    "CE005 works/shop.builds.web.secret: login",
    "CE005 works/shop.stores.files.secret: login",
    "CE005 works/shop.apps.web.calls[1]: nobody",
    "CE007 works/shop.apps.api.calls: api → web → api",
    "CE006 works/shop.apps.web.calls[0]: API_URL",
    "CE003 works/shop.apps.web.cpu: 3 vCPU with 4G",
    "CE004 works/shop.apps.web.storage: 5G",
    "CE015 works/shop.apps.web.instances.min: 5",
    "CE015 works/shop.apps.api.instances.min: 11",
    "CE003 works/shop.jobs.loop.memory: 1 vCPU with 3G",
    "CE011 works/shop.jobs.loop.schedule: schedule",
    "CE003 works/shop.functions.web.cpu: 2 vCPU with 4G",
    "CE012 works/shop.functions.web: neither",
    "CE013 works/shop.builds.web.dockerfile: Dockerfile",
    "CE008 works/shop.apps.api.visibility: api is private, project has the domain shop.example.com",
    "CE010 works/shop.builds.web: no ranges",
  ]);
});

test("images come from registries that the system names", () => {
  expect(faults({ apps: { a: { image }, b: { image: `quay.io/acme/b:1.0.0${digest}` } } })).toEqual([
    "CE001 works/shop.apps.b.image: private.de.icr.io, quay.io",
  ]);
  expect(
    faults({
      registries: { quay: { server: "quay.io" } },
      apps: { a: { image }, b: { image: `quay.io/acme/b:1.0.0${digest}` } },
    }),
  ).toEqual([]);
});

test("private visibility is closed to the operators' networks before it is open, and cannot be without any", () => {
  const stack = resources({ apps: { desk: { image, visibility: "private" } } });
  expect(stack.ibm_code_engine_app?.desk_app).toMatchObject({
    managed_domain_mappings: "local_private",
    depends_on: ["ibm_cbr_rule.project_callers"],
  });
  expect(JSON.stringify(stack.ibm_cbr_rule?.project_callers)).toContain("api-type:data-plane");
  const app = emptyApp();
  const platform = new Platform(app, "works", { region: "eu-de", resourceGroup: "works" });
  expect(() => new CodeEngine(platform, "shop", { apps: { desk: { image, visibility: "private" } } })).toThrow(/CE009/);
});

test("without a word about it a project may call nobody, and a word opens it in sight", () => {
  const closed = resources({ apps: { web: { image } } }).ibm_code_engine_allowed_outbound_destination;
  expect(Object.values(closed ?? {})).toEqual([
    expect.objectContaining({ cidr_block: "192.0.2.0/24", count: "${var.allow_all_removed ? 1 : 0}" }),
  ]);
  expect(open({ apps: { web: { image } } })).toEqual([]);
  expect(open({ outbound: "open", apps: { web: { image } } })).toEqual([["CE-11", "shop/project", true]]);
});

test("a registry of one's own, and a wide role are findings, a daemon is none that somebody may answer for", () => {
  const found = open({
    registries: { partner: { server: "registry.example.com" } },
    secrets: {
      ledger: {
        format: "service_access",
        service: "41111111-2222-4333-8444-555555555555",
        serviceId: "ServiceId-1",
        role: "crn:v1:bluemix:public:iam::::serviceRole:Writer",
      },
    },
    jobs: { watch: { image: `registry.example.com/acme/watch:1.0.0${digest}`, mode: "daemon" } },
  });
  expect(found).toEqual([
    ["CE-19", "shop/watch/job", true],
    ["CE-20", "shop/watch/job", true],
    ["CE-22", "shop/project/partner", true],
    ["CE-28", "shop/project/secret-ledger", true],
  ]);
});

test("a call hands over the internal address, whatever the order of the names", () => {
  const { ibm_code_engine_app: apps } = resources({ apps: { a: { image, calls: ["b"] }, b: { image } } });
  expect(apps?.a_app?.run_env_variables).toEqual([
    { type: "literal", name: "B_URL", value: "${ibm_code_engine_app.b_app.endpoint_internal}" },
  ]);
});

test("every value of a secret is a sensitive variable without default, or comes from Secrets Manager", () => {
  const stack = reference("code-engine-components").stacks.find(({ name }) => name === "works-shop");
  const variables = stack?.json.variable as Record<string, JsonObject>;
  const { allow_all_removed: removed, ...secrets } = variables;
  expect(removed).toMatchObject({ type: "bool" });
  for (const variable of Object.values(secrets)) {
    expect(variable).toMatchObject({ sensitive: true, nullable: false });
    expect(variable.description).toMatch(/It lands in this stack's state\.$/);
    expect(variable).not.toHaveProperty("default");
  }
  const resources = stack?.json.resource as Record<string, Record<string, JsonObject>> | undefined;
  expect(resources?.ibm_code_engine_secret?.["project_secret-shop-db"]?.data).toEqual({
    url: "${var.shop_db_url}",
    password: "${data.ibm_sm_arbitrary_secret.project_secret-shop-db_password.payload}",
  });
});

function verdicts(rule: string, resource: JsonObject, more: JsonObject = {}): string[] {
  const stack: StackJson = { name: "main", file: "main.tf.json", json: { resource, ...more } };
  return judge([stack], { today })
    .check.findings.filter((finding: Finding) => finding.rule === rule)
    .map(({ verdict }) => verdict);
}

test("hand-written Terraform: a variable that is not sensitive, or has a default, holds no secret", () => {
  const secret = { ibm_code_engine_secret: { a: { format: "generic", data: { password: "${var.password}" } } } };
  const variable = (body: JsonObject) => ({ variable: { password: body } });
  expect(verdicts("secret-by-reference", secret, variable({ type: "string" }))).toEqual(["violation"]);
  expect(verdicts("secret-by-reference", secret, variable({ sensitive: true, default: "x" }))).toEqual(["violation"]);
  expect(verdicts("secret-by-reference", secret, variable({ sensitive: true }))).toEqual(["compliant"]);
  // Declared where it is not read.
  expect(verdicts("secret-by-reference", secret)).toEqual(["compliant"]);
});

test("hand-written Terraform: a restriction of another project closes nothing", () => {
  const rule = (project: string) => ({
    ibm_code_engine_project: { a: { name: "a" }, b: { name: "b" } },
    ibm_code_engine_app: {
      a: { managed_domain_mappings: "local_private", project_id: "${ibm_code_engine_project.a.project_id}" },
    },
    ibm_cbr_rule: {
      r: {
        enforcement_mode: "enabled",
        contexts: { attributes: { name: "networkZoneId", value: "z" } },
        operations: {
          api_types: { api_type_id: "crn:v1:bluemix:public:context-based-restrictions::::api-type:data-plane" },
        },
        resources: {
          attributes: [
            { name: "serviceName", value: "codeengine" },
            { name: "serviceInstance", value: `\${ibm_code_engine_project.${project}.id}` },
          ],
        },
      },
    },
  });
  expect(verdicts("private-visibility-restricted", rule("a"))).toEqual(["compliant"]);
  expect(verdicts("private-visibility-restricted", rule("b"))).toEqual(["violation"]);
});

test("the restriction of a project lets Event Notifications in where it starts a job, and only there", () => {
  const services = (props: CodeEngineProps) => {
    const platform = new Platform(emptyApp(), "acme", {
      region: "eu-de",
      resourceGroup: "g",
      operators: ["203.0.113.0/24"],
      runner: "10.243.0.0/18",
    });
    new CodeEngine(platform, "shop", props);
    const zones = platform.foundations.node.findAll().map(({ node }) => /(\S+)-zone$/.exec(node.id)?.[1]);
    return zones.filter((zone) => zone !== undefined && !["runner", "operators"].includes(zone));
  };
  expect(services({ jobs: { night: { image } } })).toEqual([]);
  expect(services({ jobs: { night: { image, schedule: "0 3 * * *" } } })).toEqual(["event-notifications"]);
  expect(services({ functions: { hello }, rotation: { image } }).sort()).toEqual(["codeengine", "event-notifications"]);
});

test("hand-written Terraform: destinations of a project that cannot be told leave the project unknown", () => {
  const destination = (project: string) => ({
    ibm_code_engine_project: { p: { name: "p" } },
    ibm_code_engine_allowed_outbound_destination: { d: { project_id: project, cidr_block: "203.0.113.0/24" } },
  });
  expect(verdicts("outbound-restricted", destination("${ibm_code_engine_project.p.id}"))).toEqual(["compliant"]);
  expect(verdicts("outbound-restricted", destination("${local.project}"))).toEqual(["unknown"]);
});

const scratch = useScratch();
const code = "function main() { return { body: 'hello' } }";
const hello = { runtime: "nodejs-24", code, domain: "hello.example.com" } as const;
const harbor = { server: "harbor.example.com", username: "robot" };

test.each<[string, CodeEngineProps, boolean]>([
  ["a function by its code", { functions: { hello } }, false],
  ["a function by a bundle", { functions: { hello: { ...hello, code: undefined, image } } }, true],
  ["a function by its code, whose certificate a job renews", { functions: { hello }, rotation: { image } }, true],
  ["a function by its code, beside a job", { functions: { hello }, jobs: { nightly: { image } } }, true],
  ["an application", { apps: { hello: { image, domain: hello.domain } } }, true],
  [
    "an application of another registry",
    {
      apps: { hello: { image: `harbor.example.com/shop/web:1.0.0${digest}`, domain: hello.domain } },
      registries: { harbor },
    },
    false,
  ],
])("the guide for %s names the key of Container Registry where it is a variable", (_, props, needed) => {
  const app = system(props);
  const { files: written } = outputFiles(app, false);
  const stack = app.stacks.find(({ name }) => name === "works-shop");
  expect(Object.keys(stack?.json.variable ?? {}).includes("registry_pull_apikey")).toBe(needed);
  const guide = written.get("works.md") ?? "";
  expect(guide.includes("registry_pull_apikey")).toBe(needed);
});

const { files } = outputFiles(reference("code-engine-components"), false);
const runbooks = "stacks/works-shop/runbooks";

/** Runs a script with a stand-in for `ibmcloud` that writes down its calls, and says what the test lets it say. */
function run(script: string, ibmcloud: string, ...args: string[]) {
  for (const command of ["ibmcloud", "curl"])
    fs.writeFileSync(
      path.join(scratch(), command),
      `#!/bin/sh\nprintf '%s\\n' "$*" >> '${scratch()}/calls'\n${ibmcloud}\n`,
      { mode: 0o755 },
    );
  const file = path.join(scratch(), "script.sh");
  fs.writeFileSync(file, files.get(`${runbooks}/${script}`) ?? "");
  const env = { ...process.env, PATH: `${scratch()}:${process.env.PATH}` };
  const ran = spawnSync("sh", [file, ...args], { encoding: "utf8", env });
  const calls = path.join(scratch(), "calls");
  const called = fs.existsSync(calls) ? fs.readFileSync(calls, "utf8").trimEnd().split("\n") : [];
  fs.rmSync(calls, { force: true });
  return { code: ran.status, out: ran.stdout, err: ran.stderr, called };
}

test("the rule allow-all is removed, and its being gone is checked", () => {
  const gone = run("ce-remove-allow-all.sh", "case $* in *list*) echo '[]' ;; esac");
  expect(gone).toMatchObject({ code: 0, err: "" });
  expect(gone.called).toEqual([
    "ce project select --name works-shop --quiet",
    "ce connectivity outbound delete --name allow-all --force --ignore-not-found --quiet",
    "ce connectivity outbound list --format cidr --output json",
  ]);
  const left = run("ce-remove-allow-all.sh", `case $* in *list*) echo '[{"cidr_block":"0.0.0.0/0"}]' ;; esac`);
  expect(left.code).toBe(1);
  expect(left.err).toMatch(/^OPEN: /);
});

test("a build is run when its image is not there, and not again", () => {
  const claims = Buffer.from(JSON.stringify({ account: { bss: "abc" } })).toString("base64url");
  const tokens = `*oauth-tokens*) echo '{ "iam_token": "Bearer h.${claims}.s" }' ;;`;
  const listed = JSON.stringify([
    { DigestTags: { "sha256:old": ["1.4.9"] } },
    { DigestTags: { "sha256:abc": ["1.5.0"] } },
  ]);
  const there = run("web-buildrun.sh", `case $* in ${tokens} */api/v1/images) echo '${listed}' ;; esac`);
  expect(there).toMatchObject({ code: 0, out: "de.icr.io/works/web:1.5.0@sha256:abc\n" });
  expect(there.called).toEqual([
    "iam oauth-tokens --output JSON",
    expect.stringMatching(
      /^-sS -f -G -H @\S+ --data-urlencode repository=works\/web https:\/\/private\.de\.icr\.io\/api\/v1\/images$/,
    ),
  ]);
  const flag = `${scratch()}/built`;
  const built = run(
    "web-buildrun.sh",
    `case $* in ${tokens} *submit*) : > ${flag} ;; */images) if [ -e ${flag} ]; then echo '${listed}'; else echo '[]'; fi ;; esac`,
  );
  expect(built).toMatchObject({ code: 0, out: "de.icr.io/works/web:1.5.0@sha256:abc\n" });
  expect(built.called[3]).toBe("ce buildrun submit --build web --wait --wait-timeout 960");
  const none = run("web-buildrun.sh", `case $* in ${tokens} */images) echo '[]' ;; esac`);
  expect(none).toMatchObject({ code: 1, err: expect.stringMatching(/^NOT BUILT/) });
  const denied = run("web-buildrun.sh", `case $* in ${tokens} */images) exit 22 ;; esac`);
  expect(denied.code).not.toBe(0);
  expect(denied.called.some((call) => call.includes("submit"))).toBe(false);
});

test.each([
  [`FROM node:24@sha256:${"a".repeat(64)} AS build\nFROM build\nUSER 1001:1001\n`, 0, ""],
  ["FROM node:24\nUSER 1001\n", 1, /not pinned by digest/],
  [`FROM node:24@sha256:${"a".repeat(64)}\n`, 1, /runs as root/],
  [`FROM node:24@sha256:${"a".repeat(64)}\nUSER node\n`, 1, /runs as node/],
  [`FROM node:24@sha256:${"a".repeat(64)}\nUSER 0\n`, 1, /runs as 0/],
  [`FROM node:24@sha256:${"a".repeat(64)}\nARG NPM_TOKEN\nUSER 1001\n`, 1, /looks like a secret/],
  [`FROM node:24@sha256:${"a".repeat(64)}\nADD https://example.com/x /x\nUSER 1001\n`, 1, /ADD downloads/],
])("a Dockerfile is read before it is built: %j", (text, code, said) => {
  const dockerfile = path.join(scratch(), "Dockerfile");
  fs.writeFileSync(dockerfile, text);
  const ran = run("dockerfile-lint.sh", ":", dockerfile);
  expect(ran.code).toBe(code);
  expect(ran.out).toMatch(said);
});

test("the runbook of the project says how people do their part", () => {
  const runbook = files.get("runbooks/works/project.md") ?? "";
  for (const step of ["## Rebuild and redeploy every month", "## The application verifies its callers"])
    expect(runbook).toContain(step);
});

const gateway =
  "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::private-path-service-gateway:r010-51111111-2222-4333-8444-555555555555";

test("a private path is dedicated to the project, at once, and is no allowlist", () => {
  const props = { apps: { web: { image } }, outbound: { privatePaths: { ledger: gateway } } };
  const destinations = resources(props).ibm_code_engine_allowed_outbound_destination ?? {};
  expect(destinations["project_outbound_path-ledger"]).toMatchObject({
    ...{ type: "private_path_service_gateway", private_path_service_gateway_crn: gateway },
    isolation_policy: "dedicated",
  });
  expect(destinations["project_outbound_path-ledger"]).not.toHaveProperty("count");
  expect(Object.keys(destinations)).toEqual(["project_outbound_path-ledger", "project_outbound_to-192-0-2-0-24"]);
  expect(open(props)).toEqual([]);
});

test("a project whose only destination is a private path still calls everything", () => {
  const judged = system({ apps: { web: { image } }, outbound: { privatePaths: { ledger: gateway } } });
  const stacks: StackJson[] = judged.stacks.map((stack) => {
    const json = structuredClone(stack.json);
    const types = json.resource as Record<string, Record<string, JsonObject>>;
    delete types.ibm_code_engine_allowed_outbound_destination?.["project_outbound_to-192-0-2-0-24"];
    return { ...stack, json };
  });
  const { findings } = check(stacks, { rules: codeEngineRules, controls: allControls(), today });
  const open = findings.filter(({ verdict }) => verdict === "violation").map(({ rule }) => rule);
  expect(open).toEqual(["outbound-restricted"]);
});
