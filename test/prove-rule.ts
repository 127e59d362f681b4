import type { Control, Weakening } from "../src/posture";
import { controls, isOpen as open, allRules as rules } from "./support/reference";
import { findingsAfter } from "./support/weakenings";

/**
 * Proves the rules of single controls by mutation, as the mutation test does with all: `npm run test:rule -- CE-48 image-digest`.
 * Ends with 1 when a weakening is missed, an accepted value is refused, or a rule that was named has caught nothing.
 */
function main(names: readonly string[]): number {
  const started = Date.now();
  const unknown = names.filter((name) => controlsOf(name).length === 0);
  if (names.length === 0 || unknown.length > 0) {
    process.stderr.write(
      `expected: ids of controls or rules, as npm run test:rule -- CE-48 image-digest\ngot: ${unknown.join(", ") || "none"}\n`,
    );
    return 2;
  }
  const fired = new Set<string>();
  const faults = [...new Set(names.flatMap(controlsOf))].flatMap((control) => prove(control, fired));
  for (const { id } of rules)
    if (names.includes(id) && !fired.has(id)) faults.push(`the rule ${id} has caught nothing`);
  for (const fault of faults) process.stdout.write(`FAULT: ${fault}\n`);
  process.stdout.write(`${faults.length} faults, ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  return faults.length === 0 ? 0 : 1;
}

/** A control by its id, or the controls of a rule. */
function controlsOf(name: string): Control[] {
  const ids = rules.find(({ id }) => id === name)?.controls ?? [name];
  return controls.filter(({ id }) => ids.includes(id));
}

/** Prints what became of each weakening and accepted value; the result is what is wrong. */
function prove({ id, title, weakened = [], accepted = [] }: Control, fired: Set<string>): string[] {
  const faults: string[] = [];
  process.stdout.write(`${id} ${title}\n`);
  for (const weakening of weakened) {
    const variants = findingsAfter(id, weakening);
    const caught = variants.filter(({ findings }) => findings.some(open));
    const by = new Set(caught.flatMap(({ findings }) => findings.filter(open).map(({ rule }) => rule)));
    for (const rule of by) fired.add(rule);
    process.stdout.write(
      `  weakened ${wordsOf(weakening)}: caught in ${caught.length} of ${variants.length}, by ${[...by].join(", ") || "nothing"}\n`,
    );
    if (variants.length === 0) faults.push(`${id}: nothing to weaken: ${wordsOf(weakening)}`);
    for (const { name, target, findings } of variants)
      if (!findings.some(open)) faults.push(`${id}: ${wordsOf(weakening)} is missed: ${name} ${target.split(" ")[0]}`);
  }
  for (const one of accepted) {
    const variants = findingsAfter(id, one);
    const refused = variants.filter(({ findings }) => findings.some(open));
    process.stdout.write(`  accepted ${wordsOf(one)}: refused in ${refused.length} of ${variants.length}\n`);
    if (variants.length === 0) faults.push(`${id}: nothing to change: ${wordsOf(one)}`);
    for (const { name, target } of refused)
      faults.push(`${id}: ${wordsOf(one)} is refused: ${name} ${target.split(" ")[0]}`);
  }
  if (weakened.length === 0 && rules.some(({ controls: ids }) => ids.includes(id)))
    faults.push(`${id}: no weakening is named`);
  return faults;
}

function wordsOf(weakening: Weakening): string {
  const { resource, only } = { only: undefined, ...weakening };
  const where = only === undefined ? "" : ` (${typeof only === "string" ? only : JSON.stringify(only)})`;
  if ("add" in weakening) return `+ ${resource} ${JSON.stringify(weakening.add)}`;
  const inside = (weakening.inside ?? []).map((step) => `.${step}`).join("");
  return `${resource}.${weakening.argument}${inside}${where} = ${JSON.stringify(weakening.to ?? null)}`;
}

process.exitCode = main(process.argv.slice(2));
