import { check, type Rule, World } from "../../src/posture";
import { indexed } from "../../src/posture/indexes";
import { known, readOne } from "../../src/posture/values";
import type { Json, JsonObject, StackJson } from "../../src/terraform/configuration";
import { evaluate } from "../../src/terraform/expression";
import { controls, today } from "../support/reference";

test.each<[string, Json | undefined]>([
  ["1", 1],
  ["false ? 1 : 0", 0],
  ["(true && !false) ? 2 : 0", 2],
  ["length([])", 0],
  ["length([1, 2]) > 1 ? 1 : 0", 1],
  ["toset([])", []],
  ['{ a = 1, "b" = 2 }', { a: 1, b: 2 }],
  ["var.x ? 0 : 0", 0],
  ["var.x ? 1 : 0", undefined],
  ["false && var.x ? 1 : 0", 0],
  ["var.x == true ? 1 : 0", undefined],
  ["max(0, 2) - 2", 0],
  ["var.n", undefined],
  ["1 +", undefined],
  ["(".repeat(500), undefined],
])("the expression %s comes to %j", (text, value) => {
  expect(evaluate(text)?.value).toEqual(value);
});

const destinations = indexed(["ibm_code_engine_allowed_outbound_destination"], (one, world) => [
  world.targetResource(one.stack, one.arguments.project_id),
]);

/** A rule that looks for a neighbour, in an index and in a search. */
const needsNeighbour: Rule = {
  id: "needs-neighbour",
  controls: ["CE-11"],
  types: ["ibm_code_engine_project"],
  judge(project, world) {
    const found =
      destinations(world, project).length > 0 ||
      world.ofType("ibm_cbr_rule").some((rule) => known(rule, "description") === "yes");
    return found ? { verdict: "compliant" } : { verdict: "violation", got: "none", reject: true };
  },
};

function judged(resource: JsonObject, more: JsonObject = {}): string[] {
  const stack: StackJson = {
    name: "main",
    file: "main.tf.json",
    json: { resource: { ibm_code_engine_project: { p: { name: "p" } }, ...resource }, ...more },
  };
  return check([stack], { rules: [needsNeighbour], controls, today }).findings.map(
    ({ verdict, waivable }) => `${verdict}${waivable ? "" : ", not waivable"}`,
  );
}

const destination = { project_id: "${ibm_code_engine_project.p.id}" };
const outbound = (...all: JsonObject[]) => ({
  ibm_code_engine_allowed_outbound_destination: Object.fromEntries(
    all.map((one, index) => [`d${index}`, { ...destination, ...one }]),
  ),
});

test("a neighbour that may not be there makes the verdict unknown, and one that never is counts as none", () => {
  expect(judged({})).toEqual(["violation, not waivable"]);
  expect(judged(outbound({}))).toEqual(["compliant"]);
  for (const count of [0, "0", "${false ? 1 : 0}", "${length([])}", "${local.off}"])
    expect(judged(outbound({ count }), { locals: { off: 0 } })).toEqual(["violation, not waivable"]);
  for (const each of [[], {}, "${toset([])}"])
    expect(judged(outbound({ for_each: each }))).toEqual(["violation, not waivable"]);
  for (const count of ["${var.n}", "${var.on ? 1 : 0}", "${length(var.list)}"])
    expect(judged(outbound({ count }))).toEqual(["unknown"]);
  expect(judged(outbound({ for_each: "${var.all}" }))).toEqual(["unknown"]);
  // Another one that is always there decides.
  expect(judged(outbound({ count: "${var.n}" }, {}))).toEqual(["compliant"]);
});

test("of counts that exclude one another, one is there", () => {
  const both = (a: string, b: string) => judged(outbound({ count: a }, { count: b }));
  expect(both("${var.on ? 1 : 0}", "${var.on ? 0 : 1}")).toEqual(["compliant"]);
  expect(both("${var.on ? 1 : 0}", "${!var.on ? 1 : 0}")).toEqual(["compliant"]);
  expect(both("${var.on == true ? 1 : 0}", "${var.on ? 0 : 1}")).toEqual(["compliant"]);
  expect(both("${var.on ? 1 : 0}", "${var.other ? 0 : 1}")).toEqual(["unknown"]);
});

test("a neighbour that cannot be read is neither what is looked for nor nothing", () => {
  const rule = (body: JsonObject) => ({ ibm_cbr_rule: { r: body } });
  expect(judged(rule({ description: "yes" }))).toEqual(["compliant"]);
  expect(judged(rule({ description: "no" }))).toEqual(["violation, not waivable"]);
  expect(judged(rule({ description: "${var.x}" }))).toEqual(["unknown"]);
  expect(judged(rule({ description: "${local.x}" }), { locals: { x: "yes" } })).toEqual(["compliant"]);
  expect(judged(outbound({ project_id: "${var.project}" }))).toEqual(["unknown"]);
  expect(judged({ ...rule({ description: "${var.x}" }), ...outbound({}) })).toEqual(["compliant"]);
});

test("arguments are read as Terraform takes them, and what nobody knows throws", () => {
  const stack = {
    name: "main",
    file: "main.tf.json",
    json: {
      resource: {
        ibm_cbr_rule: {
          r: {
            description: null,
            enforcement_mode: "${ibm_cbr_zone.z.name}",
            contexts: [{ attributes: [{ name: "a", value: "${var.v}" }] }],
            dynamic: { resources: { for_each: "${var.all}", content: {} }, operations: { for_each: [], content: {} } },
          },
        },
        ibm_is_vpc: { v: { classic_access: "false", name: 5 } },
      },
    },
  };
  const world = new World([stack]);
  const [rule] = world.ofType("ibm_cbr_rule");
  const [vpc] = world.ofType("ibm_is_vpc");
  if (!rule || !vpc) throw new Error("they are not there");
  expect(Object.hasOwn(rule.arguments, "description")).toBe(false);
  expect(() => rule.arguments.enforcement_mode).toThrow("enforcement_mode is not known before apply");
  expect(() => JSON.stringify(rule.arguments.contexts)).toThrow("contexts.0.attributes.0.value is not known");
  expect(() => rule.arguments.resources).toThrow("resources is not known before apply");
  expect(rule.arguments.operations).toBeUndefined();
  expect(readOne(rule, "resources.attributes.name").state).toBe("unknown");
  expect(() => known(rule, "resources.attributes.name")).toThrow("not known before apply");
  expect(vpc.arguments).toEqual({ classic_access: false, name: "5" });
});
