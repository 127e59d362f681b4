import { parseCidr } from "../../core/cidr";
import { textOf } from "../../core/text-of";
import type { Judgement } from "../../posture/rule";
import type { World } from "../../posture/world";
import { type WrittenRule, writtenRules } from "../../posture/written-rules";
import type { Json, Resource } from "../../terraform/configuration";

/** Judges each rule of an ACL by itself. */
export function eachRule(acl: Resource, expected: string, judge: (one: WrittenRule) => Judgement): Judgement[] {
  const rules = writtenRules(acl);
  if (!rules)
    return [{ verdict: "unknown", argument: "rules", expected, got: "rules that are known only after apply" }];
  return rules.map(judge);
}

/** So wide that it is no network any more: a block of 128 million addresses or more. */
export function isEverywhere(text: Json | undefined): boolean {
  const block = typeof text === "string" ? parseCidr(text) : undefined;
  return block !== undefined && block.bits < 6;
}

/** Does a value lead to an attribute of a VPC that stands for its default ACL, group or routing table? */
export function isDefaultOf(world: World, stack: string, value: Json | undefined, attribute: string): boolean {
  const target = world.target(stack, value);
  return target?.resource.type === "ibm_is_vpc" && target.attribute.startsWith(attribute);
}

/**
 * A list argument and the deprecated single one that means the same, as one list of texts; undefined when a part is not
 * known.
 */
export function algorithms({ arguments: policy }: Resource, list: string, single: string): string[] | undefined {
  const values = [policy[list] ?? [], policy[single] ?? []].flat();
  const texts = values.map(textOf);
  return texts.some((text) => text.includes("${")) ? undefined : texts;
}

/** Every algorithm that a policy offers is among the strong ones, and there is one. */
export function judgeAlgorithms(
  policy: Resource,
  [list, single]: readonly [string, string],
  strong: readonly string[],
): Judgement {
  const offered = algorithms(policy, list, single);
  const about = { argument: list, expected: `only ${strong.join(", ")}` };
  if (!offered) return { verdict: "unknown", ...about, got: "a reference" };
  if (offered.length > 0 && offered.every((one) => strong.includes(one)))
    return { verdict: "compliant", argument: list };
  return { verdict: "violation", ...about, got: offered.join(", ") || "nothing" };
}
