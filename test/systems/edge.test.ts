import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { loadBlueprints } from "../../src/blueprint";
import type { FaultError } from "../../src/core/fault";
import { Audit, CodeEngine, Platform } from "../../src/index";
import { allControls, deployable, judge, judgeApp } from "../../src/judge/pipeline";
import { matrixOf } from "../../src/report/controls";
import { Edge, type EdgeProps } from "../../src/systems/edge";
import type { Json, JsonObject, StackJson } from "../../src/terraform/configuration";
import { faultsOf } from "../support/faults";
import { today } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
const image =
  "private.de.icr.io/storefront/web:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
const logs =
  "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:91111111-2222-4333-8444-555555555555::";

function built(edge: Partial<EdgeProps>, domain = "shop.example.com"): App {
  const app = new App({ outdir: scratch() });
  const platform = new Platform(app, "storefront", {
    region: "eu-de",
    resourceGroup: "storefront-prod",
    operators: ["203.0.113.0/24"],
    runner: "10.243.0.0/18",
  });
  new Audit(platform, { existing: logs });
  new Edge(platform, { zone: "example.com", ...edge });
  new CodeEngine(platform, "shop", { domain, rotation: { image }, apps: { web: { image, auth: "app-id" } } });
  return app;
}

/** Codes and places of what is wrong with an edge. */
function faults(edge: Partial<EdgeProps>, domain?: string): string[] {
  return faultsOf(() => judgeApp(built(edge, domain), today)).map(({ code, message }) => `${code} ${message}`);
}

/** Arguments of the resources of a type, in all stacks. */
function made(app: App, type: string): JsonObject[] {
  return judgeApp(app, today).stacks.flatMap(({ json }) =>
    Object.values(((json.resource as JsonObject)[type] ?? {}) as Record<string, JsonObject>),
  );
}

/** Findings on hand-written Terraform, as `rule verdict`, with `!` where no waiver is possible. */
function found(rule: string, resource: JsonObject, data: JsonObject = {}): string[] {
  const stack: StackJson = { name: "main", file: "main.tf.json", json: { resource, data } };
  return judge([stack], { today })
    .check.findings.filter((finding) => finding.rule === rule)
    .map(({ verdict, waivable }) => `${verdict}${verdict === "violation" && !waivable ? "!" : ""}`);
}

test("what cannot work is refused, each with its code", () => {
  expect(faults({})).toEqual([]);
  expect(faults({ zone: "shop.appdomain.cloud" })[0]).toMatch(/^ED007 .*a domain that IBM owns/);
  expect(faults({ zone: "shop.test" })[0]).toMatch(/^ED007 .*reserved/);
  expect(faults({ zone: "co.uk" })[0]).toMatch(/^ED007 .*others register/);
  expect(faults({ hosts: { "shop.example.org": {} } })[0]).toMatch(/^ED001/);
  expect(faults({ hosts: { 'x" or true or "': {} } })[0]).toMatch(/^BP101/);
  expect(faults({ plan: "enterprise-essential", rateLimit: {} })[0]).toMatch(/^ED002 .*rateLimit/);
  expect(faults({ plan: "standard-next", alerts: ["a@example.com"] })[0]).toMatch(/^ED002 .*alerts/);
  expect(faults({ plan: "standard-next", clientCertificates: { hosts: ["a.example.com"] } })[0]).toMatch(/^ED002/);
  expect(faults({ firewall: { allow: ["0.0.0.0/0"] } })[0]).toMatch(/^BP10[45]/);
  expect(faults({ firewall: { allow: ["::/0"] } })[0]).toMatch(/^BP10[45]/);
  expect(faults({ firewall: { allow: ["203.0.113.1/24"] } })[0]).toMatch(/^BP10[45]/);
  expect(faults({ firewall: { allow: ["1.2.3.0/24} or true or ip.src in {1.2.3.0/24"] } })[0]).toMatch(/^BP10[45]/);
  expect(faults({ firewall: { countries: { block: ['DE" "AT'] } } })[0]).toMatch(/^BP10[45]/);
  expect(faults({ firewall: { allow: [] } })[0]).toMatch(/^BP10[45]/);
  expect(faults({ records: [{ type: "A", name: "*", content: "192.0.2.1" }] })[0]).toMatch(/^ED005/);
  expect(faults({ records: [{ type: "A", name: "a", content: "192.0.2.1", ttl: 60 }] })[0]).toMatch(/^ED005/);
  expect(faults({ hosts: { "shop.example.com": { originPull: true } } })[0]).toMatch(/^ED006/);
  expect(faults({}, "a.b.example.com")[0]).toMatch(/^ED008/);
  expect(faults({ certificate: { hosts: ["*.b.example.com"] } }, "a.b.example.com")).toEqual([]);
});

test("pools that nobody would use are refused", () => {
  const origins = { one: { address: "a.example.net" } };
  const of = (host: NonNullable<EdgeProps["hosts"]>[string], plan?: EdgeProps["plan"]) =>
    faults({ hosts: { "shop.example.com": host }, ...(plan ? { plan } : {}) }).join("\n");
  expect(of({ pools: { b: { origins } } })).toBe("");
  expect(of({ pools: { b: { origins }, c: { origins } } })).toMatch(/ED004 steering: off/);
  expect(of({ steering: "geo", pools: { b: { origins } } })).toMatch(/ED004 a pool has no regions/);
  expect(of({ pools: { b: { origins, regions: ["WEU"] } } })).toMatch(/ED004 a pool has regions/);
  expect(of({ steering: "random" })).toMatch(/ED004 steering: random needs more than one pool/);
  expect(of({ pools: { b: { origins, minimumOrigins: 2 } } })).toMatch(/ED004 minimumOrigins is greater/);
  expect(of({ pools: { b: { origins: { one: { address: "a.example.net", weight: 0 } } } } })).toMatch(
    /ED004 every origin/,
  );
  expect(of({ checkRegions: ["WEU", "EEU"] }, "standard-next")).toMatch(/ED004 .*one region/);
});

test("settings for a host that nothing makes public are refused, a firewall for it is made", () => {
  expect(faults({ hosts: { "typo.example.com": { rateLimit: { requests: 5 } } } })[0]).toMatch(
    /no component has that domain/,
  );
  const app = built({ hosts: { "other.example.com": { firewall: { allow: ["203.0.113.0/24"] } } } });
  const [custom] = made(app, "ibm_cis_ruleset_entrypoint_version").filter(
    ({ phase }) => phase === "http_request_firewall_custom",
  );
  expect(JSON.stringify(custom)).toContain(
    'lower(http.host) eq \\"other.example.com\\" and not ip.src in {203.0.113.0/24}',
  );
});

test("TLS 1.3 as the floor names no suites; defense mode and WebSockets are settings", () => {
  const [settings] = made(built({ minimumTls: "1.3", defenseMode: true, websockets: true }), "ibm_cis_domain_settings");
  expect(settings).toMatchObject({ min_tls_version: "1.3", security_level: "under_attack", websockets: "on" });
  expect(settings).not.toHaveProperty("cipher");
  expect(judgeApp(built({ minimumTls: "1.3", defenseMode: true }), today).passed).toBe(true);
});

test("plans without rate limits get no rule, and a finding that a waiver may cover", () => {
  const app = built({ plan: "enterprise-essential" });
  expect(made(app, "ibm_cis_ruleset_rule")).toEqual([]);
  const open = judgeApp(app, today).platforms[0]?.check.findings.filter(({ verdict }) => verdict === "violation") ?? [];
  expect(open.map(({ control, waivable }) => `${control} ${waivable}`)).toEqual(["CE-61 true"]);
});

test("an edge in partial setup is a finding that a waiver may cover", () => {
  const open = judgeApp(built({ type: "partial" }), today).platforms[0]?.check.findings;
  expect(open?.filter(({ verdict }) => verdict === "violation").map(({ control }) => control)).toEqual(["CE-51"]);
});

test("another authority of the edge's certificate is named in a CAA record", () => {
  const app = built({ certificate: { hosts: ["example.com", "*.shop.example.com"], authority: "google" } });
  const caa = made(app, "ibm_cis_dns_record").map(({ data }) => (data as JsonObject).value);
  expect(caa).toEqual(["letsencrypt.org", "pki.goog"]);
});

const custom = (rule: JsonObject): JsonObject => ({
  ibm_cis_ruleset_entrypoint_version: { a: { phase: "http_request_firewall_custom", rulesets: [{ rules: [rule] }] } },
});

test("networks in hand-written rules are judged, whatever they look like", () => {
  const networks = (expression: Json) =>
    found("firewall-networks", custom({ action: "block", enabled: true, expression }));
  expect(networks("not ip.src in {203.0.113.0/24 198.51.100.0/25}")).toEqual(["compliant"]);
  expect(networks("not ip.src in {203.0.113.0/24 0.0.0.0/0}")).toEqual(["violation!"]);
  expect(networks("not ip.src in {::/0}")).toEqual(["violation!"]);
  expect(networks("not ip.src in {0.0.0.0/00}")).toEqual(["violation!"]);
  expect(networks("not ip.src in ${var.networks}")).toEqual(["unknown"]);
  expect(networks("not ip.src in $office")).toEqual(["compliant"]);
  expect(networks(null)).toEqual(["notApplicable"]);
});

test("rules that skip others may be waived for a path only", () => {
  const skip = (expression: string) =>
    found("no-skipped-protection", custom({ action: "skip", enabled: true, expression }));
  expect(skip('http.request.uri.path eq "/upload"')).toEqual(["violation"]);
  expect(skip('starts_with(http.request.uri.path, "/upload")')).toEqual(["violation"]);
  expect(skip("true")).toEqual(["violation!"]);
  expect(skip('starts_with(http.request.uri.path, "/")')).toEqual(["violation!"]);
  expect(skip('http.request.uri.path eq "/upload" or true')).toEqual(["violation!"]);
  expect(skip('not http.request.uri.path eq "/upload"')).toEqual(["violation!"]);
});

test("rules that cannot be read are unknown, not passed", () => {
  const hidden = { phase: "http_request_firewall_custom", dynamic: { rulesets: { for_each: [1], content: {} } } };
  expect(found("firewall-blocks", { ibm_cis_ruleset_entrypoint_version: { a: hidden } })).toEqual(["unknown"]);
  const text = { phase: "http_request_firewall_custom", rulesets: "${var.rulesets}" };
  expect(found("firewall-blocks", { ibm_cis_ruleset_entrypoint_version: { a: text } })).toEqual(["unknown"]);
});

test("two owners of one phase, and single rules beside a list, are found", () => {
  const entry = (more: JsonObject = {}) => ({ domain_id: "z", phase: "http_ratelimit", ...more });
  const rule = { domain_id: "z", ruleset_id: "${data.ibm_cis_ruleset_entrypoint_versions.d.rulesets[0].ruleset_id}" };
  const data = { ibm_cis_ruleset_entrypoint_versions: { d: { domain_id: "z", phase: "http_ratelimit" } } };
  const owner = (entries: JsonObject, rules: JsonObject = {}) =>
    found("one-ruleset-owner", { ibm_cis_ruleset_entrypoint_version: entries, ibm_cis_ruleset_rule: rules }, data);
  const ignoring = entry({ lifecycle: { ignore_changes: ["rulesets"] } });
  expect(owner({ a: ignoring })).toEqual(["compliant"]);
  // Rate limits are added rule by rule, maybe by another blueprint.
  expect(owner({ a: entry() })).toEqual(["violation"]);
  expect(owner({ a: entry({ phase: "http_request_firewall_custom" }) })).toEqual(["compliant"]);
  expect(owner({ a: ignoring, b: { ...ignoring, domain_id: "y" } })).toEqual(["compliant", "compliant"]);
  expect(owner({ a: entry(), b: entry() })).toEqual(["violation", "violation"]);
  expect(owner({ a: entry() }, { r: rule })).toEqual(["violation"]);
  expect(owner({ a: entry({ lifecycle: { ignore_changes: ["rulesets"] } }) }, { r: rule })).toEqual(["compliant"]);
});

test("in a zone of another owner, nothing is made that exists once, and the report says whose duty it is", () => {
  const instance =
    "crn:v1:bluemix:public:internet-svcs:global:a/0123456789abcdef0123456789abcdef:31111111-2222-4333-8444-555555555555::";
  const existing = { instance, zone: true, owned: false };
  const app = built({ existing, records: [{ type: "TXT", name: "_shop", content: "x" }] });
  const { stacks, platforms } = judgeApp(app, today);
  const types = new Set(stacks.flatMap(({ json }) => Object.keys(json.resource as JsonObject)));
  expect([...types].filter((type) => type.startsWith("ibm_cis")).sort()).toEqual([
    "ibm_cis_dns_record",
    "ibm_cis_edge_functions_action",
    "ibm_cis_edge_functions_trigger",
    "ibm_cis_global_load_balancer",
    "ibm_cis_healthcheck",
    "ibm_cis_origin_pool",
    "ibm_cis_ruleset_rule",
  ]);
  expect(platforms[0]?.check.counts).toMatchObject({ violation: 0, unknown: 0 });
  const duties = ["CE-06", "CE-40", "CE-41", "CE-54", "CE-57", "CE-60"];
  for (const judged of platforms)
    expect(
      matrixOf(
        judged,
        allControls().filter(({ id }) => duties.includes(id)),
        new Map(),
      ).map(({ control, outcome }) => [control.id, outcome]),
    ).toEqual(duties.map((id) => [id, "foreign"]));
  for (const setting of [{ defenseMode: true }, { firewall: { allow: ["203.0.113.0/24"] } }, { logs }])
    expect(faults({ existing, ...setting })[0]).toMatch(/^ED010 .* is a setting of the zone example.com/);
  expect(faults({ existing, hosts: { "shop.example.com": { firewall: {} } } })[0]).toMatch(/^ED010 firewall/);
  expect(faults({ existing: { instance, owned: false } })[0]).toMatch(/^ED011/);
});

test("what overwrites the zone of another owner is found, and what adds to it is not", () => {
  const data = { ibm_cis_domain: { z: { cis_id: "c", domain: "example.com" } } };
  const inZone = { cis_id: "c", domain_id: "${data.ibm_cis_domain.z.domain_id}" };
  const of = (resource: JsonObject, more: JsonObject = { locals: { edge_zone_of_another_owner: "example.com" } }) =>
    judge([{ name: "main", file: "main.tf.json", json: { resource, data, ...more } }], { today })
      .check.findings.filter(({ rule }) => rule === "foreign-zone-untouched")
      .map(({ verdict }) => verdict);
  for (const type of [
    "ibm_cis_domain_settings",
    "ibm_cis_tls_settings",
    "ibm_cis_ruleset_entrypoint_version",
    "ibm_cis_logpush_job",
  ])
    expect(of({ [type]: { one: inZone } })).toEqual(["violation"]);
  expect(of({ ibm_cis_origin_auth: { a: { ...inZone, level: "zone" }, b: { ...inZone, level: "hostname" } } })).toEqual(
    ["violation", "compliant"],
  );
  expect(of({ ibm_cis_dns_record: { a: { ...inZone, type: "CAA" }, b: { ...inZone, type: "TXT" } } })).toEqual([
    "violation",
    "compliant",
  ]);
  expect(of({ ibm_cis_domain_settings: { one: inZone } }, {})).toEqual(["notApplicable"]);
});

test("with a Cloud Logs instance on the platform, logs that are not pushed are found", () => {
  const zone = { ibm_cis_domain: { z: { domain: "example.com" } } };
  expect(found("logs-pushed", zone)).toEqual(["notApplicable"]);
  expect(found("logs-pushed", { ...zone, ibm_resource_instance: { l: { service: "logs" } } })).toEqual([
    "violation",
    "violation",
  ]);
});

test("a blueprint's edge says at which word it is wrong", () => {
  const file = path.join(scratch(), "b.yaml");
  const app = `{ image: "${image}", auth: app-id }`;
  const shop = `{ type: code-engine, domain: shop.example.com, rotation: { image: "${image}" }, apps: { web: ${app} } }`;
  const head = `name: s\nregion: eu-de\nresourceGroup: g\noperators: [203.0.113.0/24]\nrunner: 10.243.0.0/18\naudit: { existing: "${logs}" }`;
  const refused = (edge: string) => {
    fs.writeFileSync(file, `${head}\nedge: ${edge}\nsystems: { shop: ${shop} }\n`);
    try {
      deployable(loadBlueprints([file]), today);
    } catch (error) {
      return (error as FaultError).faults.map(({ place }) => place.path);
    }
    return [];
  };
  expect(refused("{ zone: example.com }")).toEqual([]);
  expect(refused("{ zone: shop.test }")).toEqual(["edge.zone"]);
  expect(refused("{ zone: example.com, firewall: { allow: [0.0.0.0/0] } }")).toEqual(["edge.firewall.allow[0]"]);
  expect(refused("{ zone: example.com, rateLimit: { seconds: 7 } }")).toEqual(["edge.rateLimit.seconds"]);
  expect(refused("{ zone: example.com, records: [{ type: FOO, name: a, content: b }] }")).toEqual([
    "edge.records[0].type",
  ]);
});
