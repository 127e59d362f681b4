import type { Fault, Place } from "../core/fault";
import { holdsSecret } from "../core/secrets";
import { visible } from "./hidden-characters";

export type PathStep = string | number;

/** A blueprint's text as data, with the place of every part and everything that is wrong with it. */
export interface LoadedDocument {
  /**
   * Plain data: texts, numbers, true, false, null, arrays, and objects without a prototype, so that a name such as
   * `toString` is there only when the blueprint says so. Undefined when the text is too broken to be judged further.
   */
  readonly value: unknown;
  /** In the order of the text, the blueprint's own before those of the files that it extends. */
  readonly faults: readonly Fault[];
  /** Every file that was read, as the user would name it: the blueprint first, then what it extends. */
  readonly files: readonly string[];
  /** Place of the key or the value at a path; of the nearest part above when there is none. */
  locate(path: readonly PathStep[], part?: "key" | "value"): Place;
  /** A number, true, false or null as it is written: `1.10`, where the value is 1.1. */
  written?(path: readonly PathStep[]): string | undefined;
}

/** Longest part of a key that a path shows. */
const longestStep = 60;

/** A path as people write it: `systems.shop.apps.web`, `waivers[0].at`, `env["a.b"]`. */
export function showPath(path: readonly PathStep[]): string {
  return path.map(showStep).join("");
}

/** A path that goes on from another: `network` and `flows`, 0 are `network.flows[0]`; a construct's path may stand above too. */
export function pathBelow(above: string, ...steps: readonly PathStep[]): string {
  return joinPaths(above, showPath(steps));
}

/** Two paths as one: brackets follow at once, names after a dot. */
export function joinPaths(above: string, below: string): string {
  return above === "" || below === "" || below.startsWith("[") ? above + below : `${above}.${below}`;
}

function showStep(step: PathStep, index: number): string {
  if (typeof step === "number") return `[${step}]`;
  // What is cut off is not shown, and is not looked at for each of a thousand faults below it.
  const begin = step.slice(0, 4 * longestStep);
  if (holdsSecret(begin)) return '["…"]';
  const text = visible(step.length > longestStep ? `${step.slice(0, longestStep - 3)}...` : step);
  if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(begin) || visible(begin) !== begin) return `[${JSON.stringify(text)}]`;
  return index === 0 ? text : `.${text}`;
}

/** Is this a plain mapping? */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path of plain data, or undefined. */
export function valueAt(value: unknown, path: readonly PathStep[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<PathStep, unknown>)[step];
  }
  return found;
}
