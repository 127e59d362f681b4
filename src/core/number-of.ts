import { textOf } from "./text-of";

/** The number that a value of somebody's JSON is, or that a text says; NaN for everything else, where `Number(…)` may throw. */
export function numberOf(value: unknown): number {
  return Number(textOf(value));
}
