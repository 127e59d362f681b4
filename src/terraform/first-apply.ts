import { dataFile } from "../core/data-file";

/** A value that people can create only when something else exists. */
export interface Afterwards {
  readonly type: string;
  /** Dotted argument that takes the value. */
  readonly value: string;
  /** What the value is, in words. */
  readonly what: string;
  /** Dotted argument that names what has to exist before. */
  readonly after: string;
  /** Document, or the provider's source. */
  readonly source: string;
}

/** Values that exist only after something else, `providers/ibm/first-apply.json`. */
export function afterwards(): readonly Afterwards[] {
  return dataFile<{ readonly afterwards: readonly Afterwards[] }>("providers", "ibm", "first-apply.json").afterwards;
}
