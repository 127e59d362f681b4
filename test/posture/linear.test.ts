import type { Rule } from "../../src/posture";
import { findingsOf } from "../../src/posture/findings";
import { World } from "../../src/posture/world";
import type { Resource } from "../../src/terraform/configuration";
import { controls as allControls, allRules, referenceNames } from "../support/reference";
import { repeated } from "../support/repeated";

/** A world that counts how many resources are looked at. */
class CountingWorld extends World {
  looks = 0;

  override ofType(type: string): readonly Resource[] {
    return this.counted(super.ofType(type));
  }

  override get resources(): readonly Resource[] {
    return this.counted(super.resources);
  }

  override at(stack: string, address: string): Resource | undefined {
    this.looks += 1;
    return super.at(stack, address);
  }

  private counted(list: readonly Resource[]): readonly Resource[] {
    return new Proxy(list, {
      get: (target, key, receiver) => {
        if (typeof key === "string" && /^\d+$/.test(key)) this.looks += 1;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
  }
}

const controls = new Map(allControls.map((control) => [control.id, control]));

/** How many resources a rule looks at to judge all that it judges, besides those. */
function looksOf(rule: Rule, world: CountingWorld): number {
  const judged = rule.types.flatMap((type) => [...world.ofType(type)]);
  const before = world.looks;
  for (const resource of judged) findingsOf(rule, resource, world, controls);
  return world.looks - before;
}

const times = 4;
const [one, many] = [1, times].map((some) => new CountingWorld(repeated(referenceNames, some)));

/** Rules that look at more for each resource when there are more resources. */
function growing(rules: readonly Rule[]): string[] {
  return rules.flatMap((rule) => {
    const [few, all] = [looksOf(rule, one as CountingWorld), looksOf(rule, many as CountingWorld)];
    return all > few * times * 1.25 ? [`${rule.id}: ${few} looks, then ${all}`] : [];
  });
}

test("no rule looks at all resources of a type for each of another", () => {
  process.stdout.write(`linear: ${allRules.length} rules tried on 1 and ${times} times the blueprints\n`);
  expect(growing(allRules)).toEqual([]);
});

test("a rule that does is seen", () => {
  const scanning: Rule = {
    id: "scanning",
    controls: [],
    types: ["ibm_kms_key"],
    judge: (key, world) => ({
      verdict: world
        .ofType("ibm_kms_key_policies")
        .some(({ stack, arguments: { key_id: id } }) => world.targetResource(stack, id) === key)
        ? "compliant"
        : "violation",
    }),
  };
  expect(growing([scanning])).toEqual([expect.stringMatching(/^scanning: /)]);
});
