import { judge } from "../../src/judge/pipeline";
import type { Weakening } from "../../src/posture";
import type { StackJson } from "../../src/terraform/configuration";
import { weakened } from "../support/mutate";
import { reference, today } from "../support/reference";
import { type Careless, careless } from "./weakenings";

/** The stacks of a blueprint with a change; undefined when it changes nothing. */
function changed({ base, type, name, argument, to, inside, add, stack }: Careless): readonly StackJson[] | undefined {
  const weakening: Weakening = add
    ? { resource: type, add, in: stack ?? "foundations" }
    : {
        resource: type,
        argument: argument ?? "*",
        to,
        ...(name === undefined ? {} : { only: name }),
        ...(inside ? { inside } : {}),
      };
  return weakened(reference(base).stacks, weakening)[0]?.stacks;
}

function passes(base: string, stacks: readonly StackJson[]): boolean {
  const waivers = reference(base).platforms.flatMap(({ platform }) => platform.waivers);
  // What the provider itself refuses is no merit of a rule.
  return judge(stacks, { today, waivers, strict: true }).check.passed;
}

test("blueprints pass with strict judging, and careless changes of them do not", () => {
  const bases = new Set(careless.map(({ base }) => base));
  expect([...bases].filter((base) => !passes(base, reference(base).stacks))).toEqual([]);
  const missed = careless.filter((one) => {
    const stacks = changed(one);
    return stacks === undefined || passes(one.base, stacks);
  });
  process.stdout.write(`careless: ${careless.length} changes tried, ${careless.length - missed.length} caught\n`);
  expect(missed.map(({ base, what }) => `${base}: ${what}`)).toEqual([]);
});
