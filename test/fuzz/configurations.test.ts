import { renderFault } from "../../src/core/fault";
import { judge } from "../../src/judge/pipeline";
import { renderVerdicts } from "../../src/report/text";
import { isObject, type Json, type StackJson } from "../../src/terraform/configuration";
import { Random } from "../support/random";
import { reference, referenceNames, today } from "../support/reference";
import { sampleSize } from "../support/sample";
import { broken, hostileValues } from "./hostile";
import { at, changed, placesIn, renamed } from "./places";

// More of them take longer.
if (process.env.RAMPART_FUZZ !== undefined) jest.setTimeout(3_600_000);

/** Changes in all: more by RAMPART_FUZZ=20000. Each resource has one at a time, so that many are judged together. */
const wanted = Number(process.env.RAMPART_FUZZ ?? sampleSize("changes of configurations", 6000, 2000));

const values: readonly Json[] = [
  ...hostileValues,
  "${var.x}",
  "${ibm_nothing.at_all.id}",
  "${data.ibm_nothing.at_all.id}",
  "${data.terraform_remote_state.nobody.outputs.x}",
  "${each.value}",
  "${jsonencode({})}",
  "$${x}",
  "%{ if true }x%{ endif }",
  "${",
  "%{",
  '{"a":${',
  "[1",
  '{"conf":null}',
  '{"application_details":[]}',
  "null",
  { "": null },
  JSON.parse('{"__proto__":{"a":1},"toString":1}') as Json,
  [[[]], [null], [{ a: [] }]],
  [1, "a", null, {}],
];

const keys = ["__proto__", "constructor", "toString", "valueOf", "//", "", "dynamic", "lifecycle", "a.b", "0"];

/** A resource's body with one thing in it changed. */
function mutated(body: Json, random: Random): { body: Json; how: string } {
  const place = random.pick(placesIn(body).filter((one) => one[0] !== "//"));
  const shown = place.join(".");
  const key = place.at(-1);
  const kind = random.between(0, 9);
  if (kind === 0 && place.length > 0) return { body: changed(body, place, undefined), how: `delete ${shown}` };
  if (kind === 1 && typeof key === "string") {
    const name = random.pick(keys);
    return { body: renamed(body, place, name), how: `rename ${shown} to ${name}` };
  }
  const old = at(body, place) ?? null;
  if (kind === 2) return { body: changed(body, place, [old]), how: `a list of ${shown}` };
  if (kind === 3) return { body: changed(body, place, [old, old]), how: `${shown} twice` };
  if (kind === 4) return { body: changed(body, place, { a: old }), how: `a map of ${shown}` };
  if (kind === 5 && Array.isArray(old)) return { body: changed(body, place, old[0]), how: `the first of ${shown}` };
  const to = random.pick(values);
  return { body: changed(body, place, to), how: `set ${shown} to ${JSON.stringify(to).slice(0, 60)}` };
}

/** A stack in which something is changed in each resource, data source, provider, variable and output; and what. */
function shaken(stack: StackJson, random: Random): { stack: StackJson; changes: Map<string, string> } {
  const changes = new Map<string, string>();
  const shake = (body: Json, address: string): Json => {
    const { body: to, how } = mutated(body, random);
    changes.set(address, how);
    return to;
  };
  const named = (value: Json | undefined, prefix: string, depth: number): Json | undefined => {
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]): [string, Json] => [
        name,
        depth === 0 ? shake(inner, `${prefix}${name}`) : (named(inner, `${prefix}${name}.`, depth - 1) ?? null),
      ]),
    );
  };
  const { resource, data, provider, variable, output, ...rest } = stack.json;
  const json = {
    ...rest,
    resource: named(resource, "", 1),
    data: named(data, "data.", 1),
    provider: named(provider, "provider.", 0),
    variable: named(variable, "variable.", 0),
    output: named(output, "output.", 0),
  };
  const present = Object.entries(json).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return { stack: { ...stack, json: Object.fromEntries(present) }, changes };
}

/** What a configuration's verdicts have that they should not. */
function wrongIn(stacks: readonly StackJson[]): string[] {
  try {
    const verdicts = judge(stacks, { today, strict: true });
    const rules = verdicts.check.findings.filter(({ got = "" }) => /^the rule \S+ failed/.test(got));
    const lines = [
      ...renderVerdicts(verdicts).split("\n"),
      ...verdicts.preflight.warnings.map(renderFault).flatMap((text) => text.split("\n")),
      ...verdicts.preflight.notJudged.map(({ reason }) => reason),
    ];
    return [
      ...rules.map(({ address, rule, got }) => `${address} ${rule}: ${got}`),
      ...lines.filter((line) => broken.test(line)),
    ];
  } catch (error) {
    return [`${(error as Error).stack?.split("\n").slice(0, 3).join(" ")}`];
  }
}

test("configurations changed at random are judged: nothing is thrown, by no rule, and every answer is text", () => {
  const wrong: string[] = [];
  let tried = 0;
  for (let round = 0; tried < wanted; round += 1) {
    for (const name of referenceNames) {
      const random = new Random(1000 * round + referenceNames.indexOf(name));
      const made = reference(name).stacks.map((stack) => shaken(stack, random));
      const changes = made.flatMap(({ stack, changes }) =>
        [...changes].map(([address, how]): [string, string] => [`${stack.name} ${address}`, how]),
      );
      tried += changes.length;
      for (const one of wrongIn(made.map(({ stack }) => stack))) {
        const how = changes.filter(([address]) => one.startsWith(address.split(" ")[1] ?? " ")).map(([, how]) => how);
        wrong.push(`${name} ${round}: ${one} (${how.join("; ")})`);
      }
    }
  }
  process.stdout.write(`fuzz of configurations: ${tried} changes tried, ${wrong.length} answered wrongly\n`);
  expect([...new Set(wrong)]).toEqual([]);
});
