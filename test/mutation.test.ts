import { type AppResult, judge } from "../src/pipeline";
import { controlsOf } from "../src/posture";
import { systems } from "../src/systems";
import { weakened } from "./support/mutate";
import { reference, today } from "./support/reference";

const references: AppResult[] = [reference("code-engine")];
const stacks = references.flatMap((result) => result.stacks);

test("the reference blueprints are compliant before they are weakened", () => {
  for (const { platforms } of references) {
    for (const { check, preflight } of platforms) {
      expect(check.findings.filter(({ verdict }) => verdict === "violation" || verdict === "unknown")).toEqual([]);
      expect(preflight.faults).toEqual([]);
      expect(preflight.notJudged).toEqual([]);
    }
  }
});

test("every weakening that a control names is caught by a rule of that control", () => {
  const missed: string[] = [];
  const fired = new Set<string>();
  let tried = 0;
  for (const { folder } of systems) {
    for (const { id, weakened: weakenings = [] } of controlsOf(folder)) {
      if (weakenings.length === 0) missed.push(`${id}: no weakening is named`);
      for (const weakening of weakenings) {
        const variants = weakened(stacks, weakening);
        if (variants.length === 0) missed.push(`${id}: nothing to weaken: ${JSON.stringify(weakening)}`);
        for (const variant of variants) {
          tried += 1;
          const caught = judge(variant, { today, strict: true }).check.findings.filter(
            ({ verdict, control }) => control === id && (verdict === "violation" || verdict === "unknown"),
          );
          for (const { rule } of caught) fired.add(rule);
          if (caught.length === 0) missed.push(`${id}: ${JSON.stringify(weakening)}`);
        }
      }
    }
  }
  process.stdout.write(`mutation: ${tried} weakenings tried, ${tried - missed.length} caught\n`);
  expect(missed).toEqual([]);
  const silent = systems.flatMap(({ rules }) => rules.map(({ id }) => id)).filter((id) => !fired.has(id));
  // Rules about resources that no reference blueprint makes have tests of their own.
  expect(silent).toEqual(["no-retired-firewall"]);
});

test("each rule has said compliant of something in the reference blueprints", () => {
  const content = new Set(
    references.flatMap(({ platforms }) =>
      platforms.flatMap(({ check }) =>
        check.findings.filter(({ verdict }) => verdict === "compliant").map(({ rule }) => rule),
      ),
    ),
  );
  const never = systems.flatMap(({ rules }) => rules.map(({ id }) => id)).filter((id) => !content.has(id));
  expect(never).toEqual(["dns-record-proxied", "no-retired-firewall", "private-visibility-restricted"]);
});
