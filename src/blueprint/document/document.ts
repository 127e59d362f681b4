import type { Fault, Place } from "../../core/fault";

export type PathStep = string | number;

/** A blueprint's text as data, with the place of every part and everything that is wrong with it. */
export interface LoadedDocument {
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** Place of the key or the value at a path; of the nearest part above when there is none. */
  locate(path: readonly PathStep[], part?: "key" | "value"): Place;
}

/** A path as people write it: `systems.shop.apps.web`, `waivers[0].at`. */
export function showPath(path: readonly PathStep[]): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}

/** Is this a plain mapping? */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
