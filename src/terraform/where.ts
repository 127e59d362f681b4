import type { Json } from "./configuration";

/** Values of some arguments, for which alone an entry of a table of facts holds. */
export type Where = Readonly<Record<string, Json>>;

/** Do all values of an entry stand in a resource? */
export function holdsFor(where: Where, values: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(where).every(([argument, value]) => values[argument] === value);
}
