import { controls, isOpen as open, reference, referenceNames, allRules as rules } from "./support/reference";
import { findingsAfter } from "./support/weakenings";

const references = referenceNames.map(reference);

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
      for (const { findings } of variants) {
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
      for (const { findings } of variants) {
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
