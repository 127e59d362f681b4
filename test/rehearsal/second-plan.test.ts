import * as fs from "node:fs";
import * as path from "node:path";
import { deployable } from "../../src";
import { loadBlueprints } from "../../src/blueprint";
import { type RehearsalReport, rehearse, rehearseUpgrade } from "../../src/rehearsal";
import { changedArguments } from "../../src/rehearsal/provider/planned-change";
import { withServedVersions } from "../../src/rehearsal/provider/served-version";
import type { JsonObject } from "../../src/terraform/configuration";
import { blueprintFile, reference, today } from "../support/reference";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();
const existing = [`crn:v1:bluemix:public:containers-kubernetes:eu-de:a/${"0".repeat(32)}:c123456789::`];

/** Rehearses hand-written resources. */
function rehearsed(resource: JsonObject, version = "2.5.0"): Promise<RehearsalReport> {
  const json: JsonObject = {
    terraform: { required_providers: { ibm: { source: "IBM-Cloud/ibm", version } } },
    provider: { ibm: { region: "eu-de" } },
    resource,
  };
  return rehearse([{ name: "main", file: "main.tf.json", json, dependencies: [] }], { binary: "terraform", existing });
}

const zone = { cis_id: "${ibm_cis.i.id}", domain_id: "${ibm_cis_domain.d.domain_id}" };
const edge: JsonObject = {
  ibm_cis: { i: { name: "i", plan: "standard-next", location: "global" } },
  ibm_cis_domain: { d: { cis_id: "${ibm_cis.i.id}", domain: "example.org" } },
};
const limits = { ...zone, phase: "http_ratelimit", rulesets: [{ description: "limits" }] };
const alert = {
  cis_id: "${ibm_cis.i.id}",
  name: "ddos",
  enabled: true,
  alert_type: "dos_attack_l7",
  mechanisms: [{ email: ["a@example.org"] }],
};
const project = { name: "p", resource_group_id: "0".repeat(32) };
const job = {
  project_id: "${ibm_code_engine_project.p.project_id}",
  name: "j",
  image_reference: "private.de.icr.io/a/b:1",
};

testWithTerraform.each<[what: string, resources: JsonObject, argument: string, said: string]>([
  [
    "an argument that the service fills in when it is left out",
    { ibm_code_engine_project: { p: { name: "p" } } },
    "resource_group_id",
    "Fix: Write resource_group_id",
  ],
  [
    "a zero that the provider does not send",
    { ibm_code_engine_project: { p: project }, ibm_code_engine_job: { j: { ...job, scale_retry_limit: 0 } } },
    "scale_retry_limit",
    "the service has 3",
  ],
  [
    "one setting with two owners that differ",
    {
      ...edge,
      ibm_cis_domain_settings: { s: { ...zone, min_tls_version: "1.2" } },
      ibm_cis_tls_settings: { t: { ...zone, min_tls_version: "1.3", depends_on: ["ibm_cis_domain_settings.s"] } },
    },
    "min_tls_version",
    "Give the setting one owner",
  ],
  [
    "an add-on that the service installs itself",
    {
      ibm_container_addons: { a: { cluster: "c123456789", addons: [{ name: "static-route" }] } },
    },
    "addons",
    "Fix: Set manage_all_addons = false.",
  ],
])("%s is a finding at the second plan, with the fix", async (_, resources, argument, said) => {
  const { clean, findings } = await rehearsed(resources);
  expect(findings).toMatchObject([
    { phase: "replan", summary: expect.stringContaining(argument), detail: expect.stringContaining(said) },
  ]);
  expect(clean).toBe(false);
});

testWithTerraform("the same without what makes them differ rehearse clean, without a word on later plans", async () => {
  const { findings, notes } = await rehearsed({
    ...edge,
    ibm_cis_domain_settings: { s: { ...zone, min_tls_version: "1.2" } },
    ibm_cis_tls_settings: { t: { ...zone, min_tls_version: "1.2" } },
    ibm_cis_ruleset_entrypoint_version: { r: { ...limits, lifecycle: { ignore_changes: ["rulesets"] } } },
    ibm_cis_alert: { a: { ...alert, lifecycle: { ignore_changes: ["filters", "conditions"] } } },
    ibm_code_engine_project: { p: project, q: { name: "q", lifecycle: { ignore_changes: ["resource_group_id"] } } },
    ibm_code_engine_job: { j: { ...job, scale_retry_limit: 1 } },
  });
  expect(findings).toEqual([]);
  expect(notes.filter((note) => note.startsWith("every plan"))).toEqual([]);
});

testWithTerraform(
  "a change at every plan that is the provider's fault is a note, with the version that mends it",
  async () => {
    const resources = {
      ...edge,
      ibm_cis_ruleset_entrypoint_version: { r: limits },
      ibm_cis_alert: { a: alert },
    };
    const seen = async (version: string) => {
      const { clean, notes } = await rehearsed(resources, version);
      expect(clean).toBe(true);
      return notes.filter((note) => note.startsWith("every plan"));
    };
    expect(await seen("2.5.0")).toEqual([
      expect.stringContaining("conditions on main/ibm_cis_alert.a"),
      expect.stringContaining("filters on main/ibm_cis_alert.a"),
      expect.stringMatching(
        /rulesets on main\/ibm_cis_ruleset_entrypoint_version\.r.*fixed in 2\.6\.0: set provider: \{ ibm: "~> 2\.6" \}$/,
      ),
    ]);
    expect(await seen(">= 2.6.0, < 3")).toHaveLength(2);
  },
);

testWithTerraform(
  "a blueprint demands another version of the provider, and the rehearsal says which one it uses",
  async () => {
    const file = path.join(scratch(), "b.yaml");
    const text = fs.readFileSync(blueprintFile("code-engine"), "utf8");
    fs.writeFileSync(file, text.replace(/^region: .*$/m, '$&\nprovider: { ibm: "~> 2.6" }'));
    const { stacks, platforms } = deployable(loadBlueprints([file]), today);
    for (const { json } of stacks)
      expect(json.terraform).toMatchObject({ required_providers: { ibm: { version: "~> 2.6" } } });
    const existing = platforms.flatMap(({ platform }) => platform.existing);
    const { clean, notes } = await rehearse(stacks, { binary: "terraform", existing });
    expect(clean).toBe(true);
    expect(notes.filter((note) => note.startsWith("every plan"))).toEqual([]);
    expect(notes).toContain(
      "the stack storefront-shop demands the provider ibm ~> 2.6: checks and the rehearsal use the schema of 2.5.0",
    );
    const [same] = reference("code-engine").stacks;
    expect(same?.json.terraform).toMatchObject({ required_providers: { ibm: { version: "2.5.0" } } });
  },
);

testWithTerraform(
  "a subnet that does not wait for its address prefix is refused, whichever Terraform sends first",
  async () => {
    const vpc = "${ibm_is_vpc.v.id}";
    const resources = (more: JsonObject) => ({
      ibm_is_vpc: { v: { name: "v", address_prefix_management: "manual" } },
      ibm_is_vpc_address_prefix: { p: { name: "p", vpc, zone: "eu-de-1", cidr: "10.20.0.0/20" } },
      ibm_is_subnet: { s: { name: "s", vpc, zone: "eu-de-1", ipv4_cidr_block: "10.20.0.0/24", ...more } },
    });
    for (let run = 0; run < 3; run += 1) {
      const { findings } = await rehearsed(resources({}));
      expect(findings).toMatchObject([
        { phase: "apply", address: "ibm_is_subnet.s", detail: expect.stringContaining("depends_on") },
      ]);
    }
    const waiting = resources({ depends_on: ["ibm_is_vpc_address_prefix.p"] });
    expect((await rehearsed(waiting)).findings).toEqual([]);
  },
);

const kms = { name: "k", service: "kms", plan: "tiered-pricing", location: "eu-de" };
const keys: JsonObject = { ibm_resource_instance: { k: kms } };
const key = { instance_id: "${ibm_resource_instance.k.guid}", key_name: "root" };

/** Resources of which one has to wait for another that it does not name, and where to say so. */
const races: readonly [what: string, resources: JsonObject, waits: string, wait: string][] = [
  [
    "an encrypted database for its authorization",
    {
      ...keys,
      ibm_kms_key: { root: key },
      ibm_iam_authorization_policy: {
        a: {
          source_service_name: "databases-for-postgresql",
          target_service_name: "kms",
          target_resource_instance_id: "${ibm_resource_instance.k.guid}",
          roles: ["Reader"],
        },
      },
      ibm_database: {
        d: {
          name: "d",
          service: "databases-for-postgresql",
          plan: "standard",
          location: "eu-de",
          key_protect_key: "${ibm_kms_key.root.crn}",
        },
      },
    },
    "ibm_database.d",
    "ibm_iam_authorization_policy.a",
  ],
  [
    "a key for its ring",
    {
      ...keys,
      ibm_kms_key_rings: { r: { instance_id: "${ibm_resource_instance.k.guid}", key_ring_id: "ring" } },
      ibm_kms_key: { root: { ...key, key_ring_id: "ring" } },
    },
    "ibm_kms_key.root",
    "ibm_kms_key_rings.r",
  ],
  [
    "a job for the secret that it pulls its image with",
    {
      ibm_code_engine_project: { p: project },
      ibm_code_engine_secret: { s: { project_id: job.project_id, name: "pull", format: "registry", data: {} } },
      ibm_code_engine_job: { j: { ...job, image_secret: "pull" } },
    },
    "ibm_code_engine_job.j",
    "ibm_code_engine_secret.s",
  ],
];

testWithTerraform.each(races)(
  "%s: who does not wait is refused, who waits is not",
  async (_, resources, waits, wait) => {
    const { findings } = await rehearsed(resources);
    expect(findings).toMatchObject([{ phase: "apply", address: waits }]);
    const [type = "", name = ""] = waits.split(".");
    const waiting = structuredClone(resources) as Record<string, Record<string, JsonObject>>;
    Object.assign(waiting[type]?.[name] ?? {}, { depends_on: [wait] });
    expect((await rehearsed(waiting)).findings).toEqual([]);
  },
);

testWithTerraform("a resource whose API is retired is a finding by name, beside what is rehearsed", async () => {
  const zoned = { cis_id: "${ibm_cis.i.id}", domain_id: "${ibm_cis_domain.d.domain_id}" };
  const { findings, clean } = await rehearsed({
    ...edge,
    ibm_cis_rate_limit: { l: { ...zoned, threshold: 20, period: 900 } },
    ibm_cis_waf_group: { w: zoned },
  });
  expect(clean).toBe(false);
  expect(findings).toMatchObject([
    { phase: "check", address: "ibm_cis_rate_limit.l", detail: expect.stringContaining("http_ratelimit") },
    { phase: "check", address: "ibm_cis_waf_group.w", summary: expect.stringContaining("[retired]") },
  ]);
});

testWithTerraform("an upgrade that replaces a project finds its name kept, and says what else is kept", async () => {
  const stacks = (id: string) => {
    const json: JsonObject = {
      terraform: { required_providers: { ibm: { source: "IBM-Cloud/ibm", version: "2.5.0" } } },
      provider: { ibm: { region: "eu-de" } },
      resource: { ibm_code_engine_project: { p: { name: "p", resource_group_id: id.repeat(32) } } },
    };
    return [{ name: "main", file: "main.tf.json", json, dependencies: [] }];
  };
  const accept = ["ibm_code_engine_project.p"];
  const { findings, notes } = await rehearseUpgrade(stacks("a"), stacks("b"), { binary: "terraform", accept });
  expect(findings).toMatchObject([{ phase: "apply", summary: expect.stringContaining("[name-kept]") }]);
  expect(notes.join("\n")).toContain("IBM Cloud keeps the deleted ibm_code_engine_project p for 7 days");
});

test("only another version is rewritten in the copy that is rehearsed", () => {
  const named = (version: string) => ({ required_providers: { ibm: { source: "IBM-Cloud/ibm", version } } });
  expect(withServedVersions(named("~> 2.6"))).toEqual({ required_providers: [named("2.5.0").required_providers] });
  expect(withServedVersions(named("~> 2.5"))).toEqual({ required_providers: [named("~> 2.5").required_providers] });
  expect(withServedVersions({ required_version: ">= 1.5" })).toEqual({ required_version: ">= 1.5" });
});

test("a provider version that the facts do not reach is refused", () => {
  const file = path.join(scratch(), "b.yaml");
  const text = fs.readFileSync(blueprintFile("code-engine"), "utf8");
  for (const version of ["~> 1.80", ">= 2.6", "latest", "2.4.9"]) {
    fs.writeFileSync(file, text.replace(/^region: .*$/m, `$&\nprovider: { ibm: "${version}" }`));
    expect(() => deployable(loadBlueprints([file]), today)).toThrow(/provider/);
  }
});

test("what a plan changes is told by argument, without the indexes of blocks", () => {
  const resource = (before: object, after: object, open: object = {}) => ({
    address: "a.b",
    type: "a",
    mode: "managed",
    change: { actions: ["update"], before: { ...before }, after: { ...after }, after_unknown: { ...open } },
  });
  const names = (...args: Parameters<typeof resource>) =>
    changedArguments(resource(...args)).map(({ argument }) => argument);
  expect(names({ a: 1, b: [{ c: 1 }, { c: 2 }] }, { a: 1, b: [{ c: 1 }, { c: 3 }] })).toEqual(["b.c"]);
  expect(names({ b: [{ c: 1 }] }, { b: [] })).toEqual(["b"]);
  expect(names({ a: 1, id: "x" }, { a: 1 }, { id: true })).toEqual(["id"]);
  expect(names({ a: 1 }, { a: 1 }, { a: false })).toEqual([]);
});
