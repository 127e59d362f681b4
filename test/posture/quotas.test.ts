import { check, type Finding, World } from "../../src/posture";
import { controlsOf } from "../../src/posture/controls";
import { quotaUse } from "../../src/posture/quota-count";
import { withinQuotas } from "../../src/systems/access/rules/within-quotas";
import { plans } from "../../src/systems/edge/plans";
import type { Json, JsonObject, StackJson } from "../../src/terraform/configuration";
import { typeData } from "../../src/terraform/provider-data";
import { type Quota, quota, quotaTable, raisedName } from "../../src/terraform/quotas";
import { today } from "../support/reference";

type Resources = Record<string, Record<string, JsonObject>>;

function stack(name: string, resource: Resources, more: JsonObject = {}): StackJson {
  return { name, file: `${name}/main.tf.json`, json: { resource, ...more } };
}

/** What the rule says of stacks, but for what has no quota. */
function said(...stacks: StackJson[]): Finding[] {
  return check(stacks, { rules: [withinQuotas], controls: controlsOf("access"), today }).findings.filter(
    ({ verdict }) => verdict !== "notApplicable",
  );
}

/** Verdicts of one quota: others may count the same resources. */
function verdicts({ of }: Quota, findings: readonly Finding[]): string[] {
  return findings.filter(({ expected }) => expected?.endsWith(of)).map(({ verdict }) => verdict);
}

/** An argument at a dotted path: blocks on the way, a list at its end. */
function nested([step = "", ...rest]: readonly string[], end: Json): JsonObject {
  return { [step]: rest.length === 0 ? end : [nested(rest, end)] };
}

const list = (length: number, one: (index: number) => Json = (index) => `v${index}`): Json[] =>
  Array.from({ length }, (_, index) => one(index));

/** Resources of which a quota counts a number, in the plan that gives it. */
function using({ types, per, counts, sums, where = {}, byPlan }: Quota, amount: number, plan?: string): Resources {
  const type = types[0] ?? "";
  const place = Object.fromEntries(
    per.filter((by) => !["account", "region", "resource"].includes(by)).map((by) => [by, "the-one"]),
  );
  const instance: JsonObject = byPlan ? { cis_id: "${ibm_cis.edge.id}" } : {};
  const base: JsonObject = { ...place, ...where, ...instance };
  const edge: Resources = byPlan ? { ibm_cis: { edge: { name: "edge", plan: plan ?? "" } } } : {};
  if (sums !== undefined) return { ...edge, [type]: { a: { ...base, [sums]: amount } } };
  if (counts) return { ...edge, [type]: { a: { ...base, ...nested((counts[0] ?? "").split("."), list(amount)) } } };
  const made = Array.from({ length: amount }, (_, index): [string, JsonObject] => [`r${index}`, base]);
  return { ...edge, [type]: Object.fromEntries(made) };
}

const { dated, quotas } = quotaTable();

test("each quota passes at its edge, and one more is refused", () => {
  let tried = 0;
  const wrong: string[] = [];
  for (const one of quotas) {
    const edges = one.byPlan ? Object.entries(one.byPlan) : [[undefined, one.limit] as const];
    for (const [plan, limit] of edges) {
      tried += 2;
      const within = verdicts(one, said(stack("main", using(one, limit, plan))));
      const over = verdicts(one, said(stack("main", using(one, limit + 1, plan))));
      if (within.length > 0) wrong.push(`${one.id}: ${limit} is ${within.join()}`);
      if (over.join() !== "violation") wrong.push(`${one.id}: ${limit + 1} is ${over.join()}`);
    }
  }
  process.stdout.write(`quotas: ${quotas.length}, ${tried} edges tried, ${tried - wrong.length} judged right\n`);
  expect(wrong).toEqual([]);
});

test("each quota has its source with a day, types and arguments that exist, and a name of its own", () => {
  expect(dated).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(new Set(quotas.map(({ id }) => id)).size).toBe(quotas.length);
  for (const { id, types, per, counts = [], sums, source, limit, byPlan } of quotas) {
    expect([id, source]).toEqual([id, expect.stringMatching(/ of 20\d\d-\d\d-\d\d/)]);
    expect(limit).toBeGreaterThan(0);
    if (byPlan) expect([id, limit]).toEqual([id, Math.max(...Object.values(byPlan))]);
    const named = [
      ...per.filter((by) => !["account", "region", "resource"].includes(by)),
      ...counts,
      ...(sums ? [sums] : []),
    ];
    for (const type of types) {
      const block = typeData("resource", type)?.schema.block;
      for (const argument of named) {
        const [step = ""] = argument.split(".");
        expect([id, step, block?.attributes?.[step] ?? block?.block_types?.[step]]).not.toEqual([id, step, undefined]);
      }
    }
  }
});

test("what several stacks use of one VPC is counted together, by reference", () => {
  const remote = {
    data: { terraform_remote_state: { base: { backend: "local", config: { path: "/state/base" } } } },
  };
  const base = stack(
    "base",
    { ibm_is_vpc: { main: { name: "main" } }, ibm_is_vpc_address_prefix: prefixes(20, "${ibm_is_vpc.main.id}") },
    {
      output: { vpc: { value: "${ibm_is_vpc.main.id}" } },
      terraform: { backend: { local: { path: "/state/base" } } },
    },
  );
  const more = (amount: number) =>
    stack(
      "more",
      { ibm_is_vpc_address_prefix: prefixes(amount, "${data.terraform_remote_state.base.outputs.vpc}") },
      remote,
    );
  expect(said(base, more(5)).map(({ verdict }) => verdict)).toEqual(["compliant", "compliant"]);
  expect(said(base, more(6)).filter(({ verdict }) => verdict === "violation")).toMatchObject([
    { stack: "base", expected: "at most 25 address prefixes of a VPC", got: "26" },
  ]);
  // Two VPCs have a quota each.
  const other = stack("other", { ibm_is_vpc_address_prefix: prefixes(6, "r006-other") });
  expect(said(base, other).map(({ verdict }) => verdict)).not.toContain("violation");
});

function prefixes(amount: number, vpc: string): Record<string, JsonObject> {
  return Object.fromEntries(
    list(amount, (index) => index).map((index) => [
      `p${index}`,
      { vpc, name: `p${index}`, cidr: `10.${index}.0.0/16` },
    ]),
  );
}

test("what is made several times counts as often, and what nobody can count before apply is unknown", () => {
  const zones = (meta: JsonObject) =>
    said(stack("main", { ibm_cbr_zone: { a: { name: "z", addresses: [], ...meta } } }));
  const of = quota("network-zones-per-account");
  expect(verdicts(of, zones({ count: 500 }))).toEqual([]);
  expect(verdicts(of, zones({ count: 501 }))).toEqual(["violation"]);
  expect(verdicts(of, zones({ for_each: { a: 1, b: 2 } }))).toEqual([]);
  expect(verdicts(of, zones({ for_each: "${var.zones}" }))).toEqual(["unknown"]);
  const rules = (acl: JsonObject) =>
    verdicts(quota("acl-rules"), said(stack("main", { ibm_is_network_acl: { a: acl } })));
  expect(rules({ vpc: "v", dynamic: { rules: { for_each: "${var.rules}" } } })).toEqual(["unknown"]);
  expect(rules({ vpc: "v", rules: list(201, () => ({})), dynamic: { rules: {} } })).toEqual(["violation"]);
});

test("a quota that support has raised is said, and one that cannot be raised is not", () => {
  const acl = { ibm_is_network_acl: { a: { vpc: "v", rules: list(300, () => ({})) } } };
  const raised = (value: number) => ({ output: { [raisedName("acl-rules")]: { value } } });
  expect(verdicts(quota("acl-rules"), said(stack("main", acl)))).toEqual(["violation"]);
  expect(verdicts(quota("acl-rules"), said(stack("main", acl, raised(300))))).toEqual([]);
  expect(verdicts(quota("acl-rules"), said(stack("main", acl, raised(299))))).toEqual(["violation"]);
  const groups = { ibm_is_virtual_endpoint_gateway: { a: { security_groups: list(6) } } };
  const said6 = said(stack("main", groups, { locals: { [raisedName("security-groups-per-target")]: 6 } }));
  expect(verdicts(quota("security-groups-per-target"), said6)).toEqual(["violation"]);
});

test("where the plan is not known, what only some plans have is unknown", () => {
  const pools = (amount: number) => ({
    ibm_cis_origin_pool: Object.fromEntries(
      list(amount, (index) => index).map((i) => [`p${i}`, { cis_id: "crn:v1:x" }]),
    ),
  });
  const of = quota("pools-per-instance");
  expect(verdicts(of, said(stack("main", pools(3))))).toEqual([]);
  expect(verdicts(of, said(stack("main", pools(4))))).toEqual(["unknown"]);
  expect(verdicts(of, said(stack("main", pools(101))))).toEqual(["violation"]);
});

test("each plan of the edge has its quotas in the table, and no other has", () => {
  const tables = quotas.flatMap(({ byPlan }) => (byPlan ? [Object.keys(byPlan).sort()] : []));
  expect(tables.length).toBeGreaterThan(3);
  for (const named of tables) expect(named).toEqual([...plans].sort());
});

test("a region has its quota in each region that stacks work in", () => {
  const vpcs = (name: string, region: string) =>
    stack(
      name,
      { ibm_is_vpc: Object.fromEntries(list(6, (i) => i).map((i) => [`v${i}`, { name: `v${i}` }])) },
      { provider: { ibm: [{ region }] } },
    );
  const used = (...stacks: StackJson[]) =>
    quotaUse(new World(stacks)).flatMap(({ quota: { id }, count }) => (id === "vpcs-per-region" ? [count] : []));
  expect(used(vpcs("a", "eu-de"), vpcs("b", "eu-de"))).toEqual([12]);
  expect(used(vpcs("a", "eu-de"), vpcs("b", "us-south"))).toEqual([6, 6]);
});
