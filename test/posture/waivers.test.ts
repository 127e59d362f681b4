import { renderFault } from "../../src/core/fault";
import type { Waiver } from "../../src/core/waiver";
import { type JudgeOptions, judge } from "../../src/judge/pipeline";
import { check, controlsOf, type Weakening } from "../../src/posture";
import type { StackJson } from "../../src/terraform/configuration";
import { weakened } from "../support/mutate";
import { reference, today } from "../support/reference";

const stacks = reference("code-engine").stacks;
const waiver: Waiver = {
  control: "CE-54",
  at: "foundations/edge",
  reason: "The registrar cannot hold DS records before January.",
  owner: "dns-team@example.com",
  expires: "2027-01-31",
};
/** The first of the worlds that a weakening makes. */
const weakenedOnce = (from: readonly StackJson[], weakening: Weakening) => weakened(from, weakening)[0]?.stacks;

const unsigned = weakenedOnce(stacks, { resource: "ibm_cis_domain_settings", argument: "dnssec", to: "disabled" });
const unproxied = weakenedOnce(stacks, { resource: "ibm_cis_global_load_balancer", argument: "proxied", to: false });

function checked(
  from: readonly StackJson[] | undefined,
  waivers: readonly Waiver[],
  options: Partial<JudgeOptions> = {},
) {
  const { check: report } = judge(from ?? [], { today, strict: true, waivers, ...options });
  return { ...report, codes: report.faults.map(({ code }) => code) };
}

test("a violation that a waiver covers does not fail, and stays visible", () => {
  const report = checked(unsigned, [waiver]);
  expect(report.passed).toBe(true);
  expect(report.counts).toMatchObject({ violation: 0, waived: 1 });
  expect(report.findings.filter(({ verdict }) => verdict === "waived")).toMatchObject([
    { control: "CE-54", waiver: { owner: "dns-team@example.com" } },
  ]);
  expect(report.controls.get("CE-54")).toBe("waived");
});

test.each([
  "foundations",
  "foundations/edge/hardening/settings",
  "ibm_cis_domain_settings.edge_hardening_settings",
  "storefront-foundations/ibm_cis_domain_settings.edge_hardening_settings",
])("a waiver may name the place as %s", (at) => {
  expect(checked(unsigned, [{ ...waiver, at }]).passed).toBe(true);
});

test.each([
  ["another place", { at: "shop/web" }, ["WV008"]],
  ["a place that only begins alike", { at: "foundations/edg" }, ["WV008"]],
  ["another control", { control: "CE-55" }, ["WV008"]],
  ["no control", { control: "CE-99" }, ["WV001"]],
  ["a short reason", { reason: "because" }, ["WV003"]],
  ["no owner", { owner: " " }, ["WV007"]],
  ["no date", { expires: "soon" }, ["WV004"]],
  ["a day that does not exist", { expires: "2027-02-30" }, ["WV004"]],
  ["a life of more than 180 days", { expires: "2027-05-24" }, ["WV004"]],
  ["an expiry in the past", { expires: "2026-11-23" }, ["WV005"]],
])("a waiver with %s is an error, and covers nothing", (_, change, codes) => {
  const report = checked(unsigned, [{ ...waiver, ...change }]);
  expect(report.codes).toEqual(codes);
  expect(report.counts.violation).toBe(1);
  expect(report.passed).toBe(false);
});

test("the last day counts, and so does the hundred and eightieth", () => {
  expect(checked(unsigned, [{ ...waiver, expires: today }]).passed).toBe(true);
  expect(checked(unsigned, [{ ...waiver, expires: "2027-05-23" }]).passed).toBe(true);
});

test("a waiver that nothing needs is an error, and says where the control is violated", () => {
  expect(checked(stacks, [waiver]).faults.map(renderFault)).toEqual([
    `waiver for CE-54 at foundations/edge: unused waiver: nothing violates CE-54 at foundations/edge [WV008]
  expected: a violation of this control at this place
  got:      no violation of CE-54
  fix:      Remove the waiver, or correct its location.`,
  ]);
});

test("a waiver written twice is an error", () => {
  expect(checked(unsigned, [waiver, { ...waiver }]).codes).toEqual(["WV006"]);
});

test("some controls cannot be waived, and some values of others", () => {
  expect(
    controlsOf("edge")
      .filter(({ waivable }) => waivable === false)
      .map(({ id }) => id),
  ).toEqual(["CE-49", "CE-56"]);
  expect(checked(unproxied, [{ ...waiver, control: "CE-56", at: "shop" }]).codes).toContain("WV002");
  const flexible = weakenedOnce(stacks, { resource: "ibm_cis_domain_settings", argument: "ssl", to: "flexible" });
  const full = weakenedOnce(stacks, { resource: "ibm_cis_domain_settings", argument: "ssl", to: "full" });
  expect(checked(flexible, [{ ...waiver, control: "CE-55" }])).toMatchObject({ passed: false, codes: ["WV002"] });
  expect(checked(full, [{ ...waiver, control: "CE-55" }])).toMatchObject({ passed: true, codes: [] });
});

test("what is not known before apply fails where it must, and is listed where it may", () => {
  const open = weakenedOnce(stacks, { resource: "ibm_code_engine_app", argument: "run_as_user", to: "${var.user}" });
  expect(checked(open, []).passed).toBe(false);
  expect(checked(open, [], { strict: false })).toMatchObject({ passed: true, counts: { unknown: 1 } });
});

test("a resource that is switched off protects nothing", () => {
  const off = weakenedOnce(stacks, { resource: "ibm_kms_key_policies", argument: "count", to: 0 });
  expect(
    checked(off, [])
      .findings.filter(({ verdict }) => verdict === "violation")
      .map(({ rule }) => rule),
  ).toContain("key-has-policies");
});

test("a rule that breaks proves nothing", () => {
  const controls = controlsOf("edge");
  const report = check(stacks, {
    today,
    controls,
    strict: true,
    rules: [
      {
        id: "broken",
        controls: ["CE-40"],
        types: ["ibm_cis_domain_settings"],
        judge: () => {
          throw new Error("oops");
        },
      },
    ],
  });
  expect(report.passed).toBe(false);
  expect(report.findings).toMatchObject([{ verdict: "unknown", got: "the rule broken failed: oops" }]);
});
