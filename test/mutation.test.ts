import type { Finding, Rule, Weakening } from "../src/posture";
import { weakened } from "./support/mutate";
import {
  controls,
  judgedReference,
  isOpen as open,
  reference,
  referenceNames,
  allRules as rules,
} from "./support/reference";

const references = referenceNames.map(reference);

/** Rules by the controls that they decide. */
const rulesOf = (id: string): ReadonlySet<Rule> => new Set(rules.filter(({ controls }) => controls.includes(id)));

/** What blueprints with waivers are found to have before anything is weakened. */
const before = new Set(
  references.flatMap(({ platforms }) =>
    platforms.flatMap(({ check: { findings } }) => findings.filter(({ verdict }) => verdict === "waived").map(placeOf)),
  ),
);

function placeOf({ control, rule, stack, address, argument, got }: Finding): string {
  return [control, rule, stack, address, argument, got].join(" ");
}

/**
 * What the rules of a control find on each world that a weakening makes. The same resource stands in several blueprints: it is
 * weakened in the first. What is added need only be seen where it is meant for.
 */
function findingsAfter(id: string, weakening: Weakening): (readonly Finding[])[] {
  const seen = new Set<string>();
  const variants = referenceNames
    .flatMap((name) => weakened(reference(name).stacks, weakening).map((variant) => ({ ...variant, name })))
    .filter(({ target }) => !seen.has(target) && seen.add(target).size > 0)
    .map(({ stacks, name }) =>
      judgedReference(name)
        .findingsOfRules(stacks, rulesOf(id))
        .filter((finding) => finding.control === id && !before.has(placeOf(finding))),
    );
  if (!("add" in weakening) || variants.length === 0) return variants;
  return [variants.find((findings) => findings.some(open)) ?? variants.flat()];
}

test("the reference blueprints are compliant before they are weakened", () => {
  for (const { platforms } of references) {
    for (const { check, preflight } of platforms) {
      expect(check.findings.filter(open)).toEqual([]);
      expect(preflight.faults).toEqual([]);
      expect(preflight.notJudged).toEqual([]);
    }
  }
});

test("every weakening that a control names is caught by a rule of that control, and every rule has caught one", () => {
  const judged = new Set(rules.flatMap((rule) => rule.controls));
  const missed: string[] = [];
  const fired = new Set<string>();
  let tried = 0;
  for (const { id, weakened: weakenings = [] } of controls) {
    if (weakenings.length === 0 && judged.has(id)) missed.push(`${id}: no weakening is named`);
    for (const weakening of weakenings) {
      const variants = findingsAfter(id, weakening);
      if (variants.length === 0) missed.push(`${id}: nothing to weaken: ${JSON.stringify(weakening)}`);
      for (const findings of variants) {
        tried += 1;
        const caught = findings.filter(open);
        for (const { rule } of caught) fired.add(rule);
        if (caught.length === 0) missed.push(`${id}: ${JSON.stringify(weakening)}`);
      }
    }
  }
  process.stdout.write(`mutation: ${tried} weakenings tried, ${tried - missed.length} caught\n`);
  expect(missed).toEqual([]);
  expect(rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
});

test("each rule has said compliant of something, and nothing of what its controls accept", () => {
  const content = new Set(
    references.flatMap(({ platforms }) =>
      platforms.flatMap(({ check }) =>
        check.findings.filter(({ verdict }) => verdict === "compliant").map(({ rule }) => rule),
      ),
    ),
  );
  const refused: string[] = [];
  for (const { id, accepted = [] } of controls) {
    for (const one of accepted) {
      const variants = findingsAfter(id, one);
      if (variants.length === 0) refused.push(`${id}: nothing to change: ${JSON.stringify(one)}`);
      for (const findings of variants) {
        if (findings.some(open)) refused.push(`${id}: ${JSON.stringify(one)}`);
        for (const { rule, verdict } of findings) if (verdict === "compliant") content.add(rule);
      }
    }
  }
  expect(refused).toEqual([]);
  // Rules that only forbid say nothing of what is not there.
  const silent = rules.filter(({ id, forbids }) => forbids !== true && !content.has(id)).map(({ id }) => id);
  expect(silent).toEqual([]);
});
