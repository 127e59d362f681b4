import { type Play, type RehearsalReport, rehearseAccount } from "../../src/rehearsal";
import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { Refusal } from "../../src/rehearsal/plugin/model";
import { labelled, type RehearsedStack } from "../../src/rehearsal/runner/stacks";
import type { JsonObject } from "../../src/terraform/configuration";
import { testWithTerraform } from "../support/terraform";

const options = { binary: "terraform" };
const crnOf = (service: string, region: string, digit: number) =>
  `crn:v1:bluemix:public:${service}:${region}:a/${"0".repeat(31)}1:${digit}1111111-2222-4333-8444-555555555555::`;
const cis = crnOf("internet-svcs", "global", 3);
const secrets = crnOf("secrets-manager", "eu-de", 2);
const events = crnOf("event-notifications", "eu-de", 4);
const kms = crnOf("kms", "eu-de", 1);
const logs = crnOf("logs", "eu-de", 5);
const guidOf = (crn: string) => crn.split(":")[7] ?? "";
const existing = [cis, secrets, events, kms, logs];

function stack(name: string, resource: JsonObject, more: JsonObject = {}): RehearsedStack {
  return {
    name,
    file: `${name}.tf.json`,
    dependencies: [],
    json: {
      terraform: { required_providers: { ibm: { source: "IBM-Cloud/ibm", version: "2.5.0" } } },
      provider: { ibm: { region: "eu-de" } },
      resource,
      ...more,
    },
  };
}

const play = (name: string, resource: JsonObject, more: JsonObject = {}): Play => ({
  name,
  stacks: [stack(`${name}-all`, resource, more)],
  existing,
});

const answers = {
  source_service_name: "secrets-manager",
  source_resource_instance_id: guidOf(secrets),
  target_service_name: "internet-svcs",
  target_resource_instance_id: guidOf(cis),
  roles: ["Manager"],
};
const zone = { data: { ibm_cis_domain: { zone: { cis_id: cis, domain: "example.com" } } } };
const inZone = { cis_id: cis, domain_id: "${data.ibm_cis_domain.zone.domain_id}" };

/** What an account has once, each as two teams would write it, and the words by which the refusal names it. */
const once: readonly (readonly [type: string, body: JsonObject, says: string])[] = [
  ["ibm_iam_authorization_policy", answers, "(Manager) in the account's authorization policies"],
  ["ibm_cis_domain_settings", { ...inZone, ssl: "strict" }, "the domain settings in the zone example.com"],
  ["ibm_cis_tls_settings", { ...inZone, tls_1_3: "on", min_tls_version: "1.2" }, "the TLS settings in the zone"],
  [
    "ibm_cis_ruleset_entrypoint_version",
    { ...inZone, phase: "http_ratelimit", rulesets: [{ description: "limits" }] },
    "the rules of the phase http_ratelimit in the zone",
  ],
  [
    "ibm_cis_logpush_job",
    { ...inZone, name: "j", dataset: "http_requests", ibmcl: [{ instance_id: guidOf(logs), region: "eu-de" }] },
    "the log push job of http_requests",
  ],
  [
    "ibm_cis_dns_record",
    { ...inZone, name: "example.com", type: "CAA", data: { flags: "0", tag: "issue", value: "letsencrypt.org" } },
    "the CAA record example.com",
  ],
  ["ibm_cis_dns_record", { ...inZone, name: "a", type: "A", content: "203.0.113.9" }, "the A record a"],
  [
    "ibm_cis_origin_auth",
    { ...inZone, level: "zone", certificate: "c", private_key: "k" },
    "the origin pull certificate of all hosts",
  ],
  ["ibm_iam_account_settings", { mfa: "LEVEL3" }, "settings in the account"],
  [
    "ibm_atracker_settings",
    { metadata_region_primary: "eu-de", private_api_endpoint_only: true },
    "Activity Tracker settings in the account",
  ],
  ["ibm_cr_namespace", { name: "storefront" }, "storefront in the registry's region"],
  [
    "ibm_kms_instance_policies",
    { instance_id: guidOf(kms), metrics: [{ enabled: true }] },
    "its policies in Key Protect",
  ],
];

function refusals({ findings }: RehearsalReport): string[] {
  return findings.map(({ stack: where, phase, summary }) => `${where} ${phase}: ${summary}`);
}

testWithTerraform(
  "what an account has once is refused to the second input that creates it",
  async () => {
    const named = Object.fromEntries(once.map(([type], index) => [`r${index}`, type]));
    const resources: JsonObject = {};
    for (const [index, [type, body]] of once.entries())
      resources[type] = { ...(resources[type] as JsonObject), [`r${index}`]: body };
    const alone = await rehearseAccount([play("alpha", resources, zone)], options);
    expect(refusals(alone)).toEqual([]);
    const both = await rehearseAccount([play("alpha", resources, zone), play("beta", resources, zone)], options);
    for (const [index, [, , says]] of once.entries()) {
      const finding = both.findings.find(({ address }) => address === `${named[`r${index}`]}.r${index}`);
      expect(finding).toMatchObject({ stack: "beta-all", phase: "apply" });
      expect(finding?.summary).toContain(`another blueprint of the account owns it: alpha-all has created `);
      expect(finding?.summary).toContain(says);
      expect(finding?.summary).toMatch(/\[owned-by-another\]$/);
      expect(finding?.detail).toMatch(/^Fix: Let alpha-all own it[,:] /);
    }
    expect(both.findings).toHaveLength(once.length);
    process.stdout.write(`account: ${once.length} singletons created twice, ${both.findings.length} refused\n`);
  },
  300_000,
);

testWithTerraform("a destroy of one input that takes away what another needs is a finding", async () => {
  const needs = {
    ibm_sm_public_certificate_configuration_dns_cis: {
      dns: { instance_id: guidOf(secrets), region: "eu-de", name: "dns", cloud_internet_services_crn: cis },
    },
  };
  const report = await rehearseAccount(
    [play("alpha", { ibm_iam_authorization_policy: { answers } }), play("beta", needs)],
    options,
  );
  expect(refusals(report)).toEqual([
    expect.stringMatching(
      /^beta-all destroy: a destroy of alpha alone takes away what ibm_sm_public_certificate_configuration_dns_cis needs: .*\[lost-with-another\]$/,
    ),
  ]);
});

testWithTerraform("a zone that one input creates is the zone that another looks up", async () => {
  const owner = {
    ibm_cis: { i: { name: "i", plan: "standard-next", location: "global" } },
    ibm_cis_domain: { z: { cis_id: "${ibm_cis.i.id}", domain: "example.com" } },
    ibm_cis_domain_settings: {
      s: { cis_id: "${ibm_cis.i.id}", domain_id: "${ibm_cis_domain.z.domain_id}", ssl: "strict" },
    },
  };
  const record = { ibm_cis_dns_record: { r: { ...inZone, name: "a", type: "A", content: "203.0.113.9" } } };
  // It cannot be destroyed before what stands in it: that takes nothing away.
  const apart = await rehearseAccount([play("alpha", owner), play("beta", record, zone)], options);
  expect(refusals(apart)).toEqual([]);
  const settings = { ...record, ibm_cis_domain_settings: { s: { ...inZone, ssl: "full" } } };
  const both = await rehearseAccount([play("alpha", owner), play("beta", settings, zone)], options);
  expect(refusals(both)).toEqual([
    "beta-all apply: another blueprint of the account owns it: alpha-all has created the domain settings in the zone example.com [owned-by-another]",
  ]);
});

testWithTerraform("two inputs may have stacks of one name, and what is taken twice is noted", async () => {
  const ids = { ibm_iam_service_id: { deployer: { name: "deployer" } } };
  const report = await rehearseAccount([play("shop", ids), play("shop", ids)], options);
  expect(refusals(report)).toEqual([]);
  expect(report.stacks.map((one) => one.stack)).toEqual(["shop-all", "shop-all-2"]);
  expect(report.notes).toContain(
    "shop-all-2 and shop-all both create a service ID named deployer: IAM takes both, and only their ids tell them apart",
  );
});

test("each input has a name of its own, and each stack a label", () => {
  const of = (name: string): RehearsedStack => stack(name, {});
  expect(
    labelled([
      { name: "x", stacks: [of("A"), of("a-2")] },
      { name: "x", stacks: [of("a")] },
    ]),
  ).toMatchObject([
    { name: "x", stacks: [{ label: "A", owner: "x" }, { label: "a-2" }] },
    { name: "x-2", stacks: [{ label: "a-3", owner: "x-2" }] },
  ]);
});

test("ids, CRNs and names are those of the provider's region", () => {
  const cloud = new Cloud();
  const make = (region: string, type: string, planned: ObjectValue) => {
    cloud.enter("one", `stack-${region}`);
    cloud.configure("ibm", { region });
    const state = { ...planned, ...cloud.create(type, planned) };
    cloud.store(type, state);
    return state as Record<string, string>;
  };
  expect(make("us-south", "ibm_is_vpc", { name: "v" })).toMatchObject({
    id: expect.stringMatching(/^r006-/),
    crn: expect.stringContaining(":is:us-south:"),
  });
  expect(make("us-south", "ibm_code_engine_project", { name: "p" }).crn).toContain(":codeengine:us-south:");
  // The name is free in another region, and what stands there is not found from here.
  const project = make("eu-gb", "ibm_code_engine_project", { name: "p" });
  expect(project.crn).toContain(":codeengine:eu-gb:");
  expect(() => make("eu-gb", "ibm_code_engine_project", { name: "p" })).toThrow(Refusal);
  expect(cloud.read("ibm_code_engine_project", project)).toBeDefined();
  cloud.enter("one", "stack");
  cloud.configure("ibm", { region: "us-south" });
  expect(cloud.read("ibm_code_engine_project", project)).toBeUndefined();
});
