import { textOf } from "../core/text-of";
import type { Resource } from "../terraform/configuration";
import { allMade, assumptionsOf } from "./assumptions";
import { NotKnown, unknownBecause } from "./not-known";
import type { Judgement, Rule } from "./rule";
import { conditionOf, type World } from "./world";

/**
 * What a rule says of a resource, where it says the same whatever is not known before apply. Else the verdict is unknown: a rule that
 * asked for what nobody knows, one whose verdict hangs on a condition, one that is content with a resource that may not be there.
 */
export function judged(rule: Rule, resource: Resource, world: World): readonly Judgement[] {
  const { value: first, doubts } = world.under(allMade, () => attempt(rule, resource, world));
  const others = doubts.any
    ? assumptionsOf(doubts).map((one) => world.under(one, () => attempt(rule, resource, world)).value)
    : [];
  const agreed = others.length === 0 ? first : merged([first, ...others], [...doubts.conditions].map(wordsOf));
  const condition = conditionOf(resource);
  return condition ? agreed.map((judgement) => whenMade(judgement, condition.words)) : agreed;
}

function attempt(rule: Rule, resource: Resource, world: World): readonly Judgement[] {
  try {
    const said = rule.judge(resource, world);
    return "verdict" in said ? [said] : said;
  } catch (error) {
    const about = { ...(rule.expected ? { expected: rule.expected } : {}), ...(rule.fix ? { fix: rule.fix } : {}) };
    if (error instanceof NotKnown) return [unknownBecause(error, about)];
    // A rule that breaks has proved nothing: that is neither a pass nor the user's violation.
    const words = error instanceof Error ? error.message : textOf(error);
    return [{ verdict: "unknown", got: `the rule ${rule.id} failed: ${words}` }];
  }
}

/** What all answers have in common; the rest is unknown. */
function merged(answers: readonly (readonly Judgement[])[], conditions: readonly string[]): readonly Judgement[] {
  const [first = [], ...others] = answers.map((judgements) => new Map(judgements.map((one) => [keyOf(one), one])));
  const common = [...first].filter(([key]) => others.every((one) => one.has(key))).map(([, judgement]) => judgement);
  const hanging = new Map<string, Judgement>();
  for (const answer of [first, ...others]) {
    for (const [key, judgement] of answer) {
      if (common.some((one) => keyOf(one) === key)) continue;
      const place = `${(judgement.controls ?? []).join()} ${judgement.argument ?? ""}`;
      const before = hanging.get(place);
      if (!before || (before.verdict !== "violation" && judgement.verdict === "violation"))
        hanging.set(place, judgement);
    }
  }
  const content = [first, ...others].every((answer) =>
    [...answer.values()].some(({ verdict }) => verdict === "compliant"),
  );
  const open = [...hanging.values()].filter(({ verdict }) => verdict !== "notApplicable");
  if (content && open.every(({ verdict }) => verdict === "compliant")) return [...common, ...open];
  const objects = open.filter(({ verdict }) => verdict !== "compliant");
  return [...common, ...(objects.length > 0 ? objects : open).map((one) => hangs(one, conditions))];
}

function hangs({ reject: _reject, ...judgement }: Judgement, conditions: readonly string[]): Judgement {
  const on = conditions.length > 0 ? `it depends on ${conditions.join(" and ")}` : "it depends on a value";
  const found = judgement.verdict === "violation" && judgement.got !== undefined ? `${judgement.got}, or not: ` : "";
  return { ...judgement, verdict: "unknown", got: `${found}${on}, not known before apply` };
}

/** A verdict on a resource that may not be there: content is nobody with it, and a waiver may cover the rest. */
function whenMade({ reject: _reject, ...judgement }: Judgement, words: string): Judgement {
  if (judgement.verdict !== "compliant") return judgement;
  return { ...judgement, verdict: "unknown", expected: "a resource that is always made", got: words };
}

function keyOf({ verdict, argument = "", controls = [] }: Judgement): string {
  return `${verdict} ${argument} ${controls.join()}`;
}

/** A condition without the stack in which it stands. */
function wordsOf(condition: string): string {
  return condition.slice(condition.indexOf("\n") + 1).replace(/^\$\{|\}$/g, "");
}
