import { Cloud } from "../../src/rehearsal/cloud/cloud";
import { type Counted, raisedQuotas, refuseBeyondQuota } from "../../src/rehearsal/cloud/quota-count";
import type { ObjectValue, Value } from "../../src/rehearsal/plugin/codec";
import { type Quota, quota, quotaTable, raisedName } from "../../src/terraform/quotas";
import { make, network, refusal } from "../support/cloud";

/** The arguments that one thing needs to count once, or `amount` times where its blocks count. */
function counting({ per, where = {}, counts, sums }: Quota, amount: number, scope = "one"): ObjectValue {
  const named = per.filter((by) => !["account", "region", "resource"].includes(by)).map((by) => [by, scope]);
  const state: ObjectValue = { ...Object.fromEntries(named), ...(where as ObjectValue) };
  if (sums) return { ...state, [sums]: amount };
  const [path] = counts ?? [];
  return path === undefined ? state : { ...state, ...blocksOf(path.split("."), amount) };
}

function blocksOf([step = "", ...rest]: readonly string[], amount: number): ObjectValue {
  const inner: Value = rest.length === 0 ? Array.from({ length: amount }, () => ({})) : [blocksOf(rest, amount)];
  return { [step]: inner };
}

test("each quota takes what it gives and refuses one more, by number, limit and source", () => {
  let tried = 0;
  const wrong: string[] = [];
  for (const one of quotaTable().quotas) {
    for (const [plan, limit] of Object.entries(one.byPlan ?? { "": one.limit })) {
      const [type = ""] = one.types;
      const own = one.per.includes("resource");
      const each = one.counts !== undefined || one.sums !== undefined;
      const beside = own ? 0 : limit - (each ? 1 : 0);
      const others: Counted[] = own
        ? []
        : each
          ? [{ type, state: counting(one, limit - 1) }]
          : Array.from({ length: beside }, () => ({ type, state: counting(one, 1) }));
      const said = (amount: number, among: readonly Counted[], raised = {}) =>
        refusal(() => refuseBeyondQuota({ type, state: counting(one, amount) }, among, () => plan, raised));
      const last = own ? limit : 1;
      const fits = said(last, own || each ? others : others.slice(1));
      const over = said(last + (own || each ? 1 : 0), others);
      const raised = said(last + (own || each ? 1 : 0), others, { [one.id]: limit + 1 });
      tried += 3;
      if (fits && about(fits.message, one)) wrong.push(`${one.id} ${plan}: ${fits.message}`);
      if (over?.rule !== "over-quota" || !over.source) wrong.push(`${one.id} ${plan}: takes one more`);
      if (one.raisable && raised && about(raised.message, one)) wrong.push(`${one.id}: not raised`);
    }
  }
  process.stdout.write(
    `quotas of the model: ${quotaTable().quotas.length}, ${tried} edges tried, ${tried - wrong.length} judged right\n`,
  );
  expect(wrong).toEqual([]);
});

/** Is it a refusal by this quota, not by another that the same things count towards? */
function about(message: string, { of }: Quota): boolean {
  return message.includes(of);
}

test("the cloud counts by what things are in, and an update does not count twice", () => {
  const cloud = new Cloud();
  const { vpc } = network(cloud);
  const prefixes = quota("address-prefixes-per-vpc").limit;
  const prefix = (n: number, where: ObjectValue) =>
    make(cloud, "ibm_is_vpc_address_prefix", {
      name: `p${n}`,
      vpc: where.id ?? null,
      zone: "eu-de-2",
      cidr: `10.${n}.0.0/16`,
    });
  // The network has one already.
  for (let n = 1; n < prefixes; n += 1) prefix(n, vpc);
  expect(refusal(() => prefix(prefixes, vpc))).toMatchObject({
    rule: "over-quota",
    message: expect.stringContaining("26 "),
  });
  expect(refusal(() => prefix(1, make(cloud, "ibm_is_vpc", { name: "other" })))).toBeUndefined();
  const acl = make(cloud, "ibm_is_network_acl", { name: "a", vpc: vpc.id ?? null, rules: [] });
  expect(cloud.update("ibm_is_network_acl", acl, { ...acl, rules: [] })).toBeDefined();
  const rules = Array.from({ length: 201 }, (_, n) => ({ name: `r${n}`, protocol: "all" }));
  expect(refusal(() => cloud.update("ibm_is_network_acl", acl, { ...acl, rules }))).toMatchObject({
    rule: "over-quota",
  });
});

test("a stack says that support has raised a quota by an output or a local value", () => {
  const stack = (json: object) => ({ name: "s", file: "s", json: { ...json } });
  const name = raisedName("vpcs-per-region");
  expect(raisedQuotas([stack({ output: { [name]: { value: 25 } } }), stack({ locals: { [name]: "30" } })])).toEqual({
    "vpcs-per-region": 30,
  });
  expect(raisedQuotas([stack({ locals: { [name]: "${var.n}", other: 3 } })])).toEqual({});
});
