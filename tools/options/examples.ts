import { parse, stringify } from "yaml";
import type { Option } from "../../src/options/option";
import type { OptionStep } from "../../src/options/tree";

/**
 * Options with at least one example each: one that has none of its own takes what stands at its place in the example of the nearest
 * option above it.
 *
 * @param steps the way to each option, in the options' order
 */
export function withExamples(options: readonly Option[], steps: readonly (readonly OptionStep[])[]): Option[] {
  return options.map((option, index) => {
    if (option.examples.length > 0) return option;
    const way = steps[index] ?? [];
    const above = options
      .map(({ examples }, place) => ({ examples, way: steps[place] ?? [] }))
      .filter((other) => other.way.length < way.length && other.way.every((step, i) => same(step, way[i])))
      .sort((a, b) => b.way.length - a.way.length);
    for (const { examples, way: there } of above) {
      const found = examples.flatMap((example) => valuesAt(parse(example), way.slice(there.length)));
      if (found.length > 0) return { ...option, examples: [written(found[0])] };
    }
    return option;
  });
}

function same(one: OptionStep, other: OptionStep | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What stands at a place of an example, under whatever names its author has chosen. */
function valuesAt(value: unknown, [step, ...rest]: readonly OptionStep[]): unknown[] {
  if (step === undefined) return [value];
  if (typeof value !== "object" || value === null) return [];
  if (typeof step === "string") return Object.values(value).flatMap((one) => valuesAt(one, rest));
  return Object.hasOwn(value, step.key) ? valuesAt((value as Record<string, unknown>)[step.key], rest) : [];
}

/** A value on one line. */
function written(value: unknown): string {
  return stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trimEnd();
}
