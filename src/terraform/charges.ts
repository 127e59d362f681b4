import { dataFile } from "../core/data-file";
import type { JsonObject } from "./configuration";
import { holdsFor, type Where } from "./where";

/** Whether IBM charges for a kind of resource, and for what. No amounts: they differ by region and contract, and change. */
export interface Charge {
  /** What it is, in the words of a bill: `root keys`. */
  readonly what: string;
  readonly types: readonly string[];
  /** `unknown` where no document that was read says so. */
  readonly charge: "paid" | "free" | "unknown";
  /** Arguments with these values; of several entries the first that fits counts. @default - any */
  readonly where?: Where;
  /** What is counted: `version of each key and month`. */
  readonly per?: string;
  /** Document and its date. */
  readonly source: string;
}

export interface ChargeTable {
  /** Day on which the documents were read, `YYYY-MM-DD`. */
  readonly dated: string;
  readonly charges: readonly Charge[];
}

/** What IBM charges for, `providers/ibm/charges.json`. */
export function chargeTable(): ChargeTable {
  return dataFile<ChargeTable>("providers", "ibm", "charges.json");
}

/** What is known of the charge for a resource; undefined for a type that the table does not have. */
export function chargeOf(type: string, values: JsonObject): Charge | undefined {
  return chargeTable().charges.find(({ types, where = {} }) => types.includes(type) && holdsFor(where, values));
}
