import type { Finding, Rule, Weakening } from "../../src/posture";
import { weakened } from "./mutate";
import { allRules, isOpen, judgedReference, reference, referenceNames } from "./reference";

/** What the rules of a control find on one world that a weakening makes. */
export interface Weakened {
  /** The blueprint. */
  readonly name: string;
  /** What was weakened in it: the resource's name and body. */
  readonly target: string;
  readonly findings: readonly Finding[];
}

/** Rules by the controls that they decide. */
function rulesOf(id: string): ReadonlySet<Rule> {
  return new Set(allRules.filter(({ controls }) => controls.includes(id)));
}

let waived: ReadonlySet<string> | undefined;

/** What blueprints with waivers are found to have before anything is weakened. */
function findingsBefore(): ReadonlySet<string> {
  waived ??= new Set(
    referenceNames
      .flatMap((name) => reference(name).platforms)
      .flatMap(({ check: { findings } }) => findings.filter(({ verdict }) => verdict === "waived").map(placeOf)),
  );
  return waived;
}

function placeOf({ control, rule, stack, address, argument, got }: Finding): string {
  return [control, rule, stack, address, argument, got].join(" ");
}

/**
 * What the rules of a control find on each world that a weakening makes. The same resource stands in several blueprints: it is
 * weakened in the first. What is added need only be seen where it is meant for.
 */
export function findingsAfter(id: string, weakening: Weakening): Weakened[] {
  const before = findingsBefore();
  const seen = new Set<string>();
  const variants = referenceNames
    .flatMap((name) => weakened(reference(name).stacks, weakening).map((variant) => ({ ...variant, name })))
    .filter(({ target }) => !seen.has(target) && seen.add(target).size > 0)
    .map(({ stacks, name, target }) => ({
      name,
      target,
      findings: judgedReference(name)
        .findingsOfRules(stacks, rulesOf(id))
        .filter((finding) => finding.control === id && !before.has(placeOf(finding))),
    }));
  const [first] = variants;
  if (!("add" in weakening) || !first) return variants;
  const caught = variants.find(({ findings }) => findings.some(isOpen));
  return [caught ?? { ...first, findings: variants.flatMap(({ findings }) => findings) }];
}
