import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { Refusal } from "../../src/rehearsal/plugin/model";
import { make } from "../support/cloud";

/** An instance with a zone, and the arguments by which things name them. */
function zoneOf(cloud: Cloud): { cis_id: string; domain_id: string } {
  const instance = make(cloud, "ibm_cis", { name: "edge", plan: "enterprise-usage", location: "global" });
  const zone = make(cloud, "ibm_cis_domain", { cis_id: instance.id ?? null, domain: "example.com" });
  return { cis_id: String(instance.id), domain_id: String(zone.domain_id) };
}

const phase = "http_ratelimit";
const entryPoint = (cloud: Cloud, zone: ObjectValue, more: ObjectValue = {}) =>
  make(cloud, "ibm_cis_ruleset_entrypoint_version", { ...zone, phase, ...more });
const order = (cloud: Cloud, zone: ObjectValue, hosts: string[]) =>
  make(cloud, "ibm_cis_advanced_certificate_pack_order", { ...zone, hosts });
const policy = (cloud: Cloud, zone: ObjectValue) =>
  make(cloud, "ibm_cis_mtls_app", { ...zone, name: "a", domain: "api.example.com" });

interface Scene {
  readonly what: string;
  readonly rule: string;
  readonly tried: (cloud: Cloud, zone: ObjectValue) => unknown;
}

const scenes: readonly Scene[] = [
  {
    what: "the ruleset of a phase that has no entry point",
    rule: "dangling-reference",
    tried: (cloud, zone) => cloud.readData("ibm_cis_ruleset_entrypoint_versions", { ...zone, phase }),
  },
  {
    what: "a rate limit in a ruleset that nobody has",
    rule: "dangling-reference",
    tried: (cloud, zone) => make(cloud, "ibm_cis_ruleset_rule", { ...zone, ruleset_id: "0".repeat(32) }),
  },
  {
    what: "a second entry point of a phase",
    rule: "name-taken",
    tried: (cloud, zone) => {
      entryPoint(cloud, zone);
      entryPoint(cloud, zone);
    },
  },
  {
    what: "an access policy for a host without an authority",
    rule: "client-authority-missing",
    tried: policy,
  },
  {
    what: "a certificate for a name of another zone",
    rule: "name-outside-zone",
    tried: (cloud, zone) => order(cloud, zone, ["example.com", "shop.example.org"]),
  },
  {
    what: "a log push job for a dataset that does not exist",
    rule: "no-such-dataset",
    tried: (cloud, zone) => make(cloud, "ibm_cis_logpush_job", { ...zone, name: "j", dataset: "requests" }),
  },
  {
    what: "two alerts of one name",
    rule: "name-taken",
    tried: (cloud, zone) => {
      make(cloud, "ibm_cis_alert", { cis_id: zone.cis_id ?? null, name: "ddos" });
      make(cloud, "ibm_cis_alert", { cis_id: zone.cis_id ?? null, name: "ddos" });
    },
  },
];

test.each(scenes)("$what is refused: $rule", ({ what, rule, tried }) => {
  const cloud = new Cloud();
  const zone = zoneOf(cloud);
  let refusal: Refusal | undefined;
  try {
    tried(cloud, zone);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error;
  }
  process.stdout.write(`tried: ${what}; refused: ${refusal?.rule}\n`);
  expect(refusal?.rule).toBe(rule);
  expect(refusal?.source).not.toBe("");
  expect(refusal?.fix).not.toBe("");
});

test("what is right is let through, and the ruleset's id comes from the data source alone", () => {
  const cloud = new Cloud();
  const zone = zoneOf(cloud);
  const entry = entryPoint(cloud, zone);
  const read = cloud.readData("ibm_cis_ruleset_entrypoint_versions", { ...zone, phase });
  const [ruleset] = read.rulesets as ObjectValue[];
  expect(ruleset?.ruleset_id).toMatch(/^[0-9a-f]{32}$/);
  expect(String(entry.id)).not.toContain(String(ruleset?.ruleset_id));
  const rule = make(cloud, "ibm_cis_ruleset_rule", { ...zone, ruleset_id: ruleset?.ruleset_id ?? null });
  expect(() => cloud.delete("ibm_cis_ruleset_entrypoint_version", entry)).toThrow(/cannot be deleted: ruleset rule/);
  cloud.delete("ibm_cis_ruleset_rule", rule);
  cloud.delete("ibm_cis_ruleset_entrypoint_version", entry);
  make(cloud, "ibm_cis_mtls", { ...zone, name: "clients", associated_hostnames: ["api.example.com"] });
  policy(cloud, zone);
  order(cloud, zone, ["example.com", "*.api.example.com"]);
  expect([...cloud.notes].join("\n")).toContain("mutual TLS is enabled for the domain");
});
