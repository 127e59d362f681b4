import { renderFault } from "../../src/core/fault";
import { judge } from "../../src/judge/pipeline";
import { isObject, type Json, type JsonObject } from "../../src/terraform/configuration";
import { Random } from "../support/random";
import { reference, referenceNames, today } from "../support/reference";

const seed = Number(process.env.RAMPART_SEED ?? 20_261_130);
/** How often each reference blueprint's stacks are judged with other values. */
const rounds = Number(process.env.RAMPART_ROUNDS ?? 1);

/** Values of each type that JSON has, and texts that mean something to JavaScript or to Terraform. */
const values: readonly Json[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1e300,
    "",
    "x",
    "x".repeat(10_000),
    "${var.x}",
    "${a.b.c}",
    "%{if x}",
    "${jsonencode(1)}",
  ],
  ...[[], ["x"], [[]], [null], [{}], {}, { a: "b" }, { a: [null] }, [1, "2", true], nested(90)],
  ...["constructor", "__proto__", "toString", '{"a":', "{}", "[]", "null", "0.0.0.0/0", "crn:v1:::::::::"],
];

function nested(depth: number): Json {
  return depth === 0 ? {} : { a: [nested(depth - 1)] };
}

/** Every place below a value, with what holds it. */
function* places(value: Json): Generator<(to: Json) => void> {
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      yield (to) => value.splice(index, 1, to);
      yield* places(inner);
    }
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === "//") continue;
      yield (to) => Object.assign(value, { [key]: to });
      yield* places(inner);
    }
  }
}

/** Sets one place of most resources to another value; the result says how many. */
function spoil(json: JsonObject, random: Random): number {
  let spoilt = 0;
  for (const kind of [json.resource, json.data]) {
    for (const named of Object.values(isObject(kind) ? kind : {})) {
      for (const body of Object.values(isObject(named) ? named : {})) {
        const all = [...places(body)];
        if (all.length === 0 || random.chance(0.4)) continue;
        random.pick(all)(structuredClone(random.pick(values)));
        spoilt += 1;
      }
    }
  }
  return spoilt;
}

function isSlip(text: string): boolean {
  return /the rule \S+ failed|\[object |\bundefined\b|\bNaN\b|native code/.test(text);
}

test("no rule breaks, or says what only JavaScript means, on arguments of any type", () => {
  const random = new Random(seed);
  const slips = new Set<string>();
  let tried = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of referenceNames) {
      const stacks = reference(name).stacks.map(({ file, json, ...stack }) => ({
        name: stack.name,
        file,
        json: structuredClone(json),
      }));
      for (const { json } of stacks) tried += spoil(json, random);
      const { preflight, check } = judge(stacks, { today });
      for (const { rule, argument, expected, got, fix } of check.findings) {
        const said = [argument, expected, got, fix].filter((text) => text !== undefined && isSlip(text));
        for (const text of said) slips.add(`${rule}: ${text}`);
      }
      for (const line of [...preflight.faults, ...check.faults].map(renderFault)) if (isSlip(line)) slips.add(line);
    }
  }
  console.log(`tried: ${tried} arguments as values of other types, ${slips.size} slips; seed ${seed}`);
  expect([...slips]).toEqual([]);
});
