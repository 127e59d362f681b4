import { dataFile } from "../core/data-file";
import { holdsFor, type Where } from "./where";

/** What a deleted thing stands in the way of. */
export type Blocked =
  /** Nothing else may have the name. */
  | { readonly what: "name"; readonly of: string }
  /** It counts on. */
  | { readonly what: "quota"; readonly quota: string }
  /** A right that it needs until it is gone. */
  | { readonly what: "authorization"; readonly of: string };

/** What a service keeps of something after its delete. */
export interface KeptAfterDelete {
  readonly id: string;
  readonly types: readonly string[];
  /** Only of resources with these values. @default - of all */
  readonly where?: Where;
  /** What is kept, in words. */
  readonly keeps: string;
  /** Days, 0 for minutes. */
  readonly days: number;
  readonly blocks: readonly Blocked[];
  /** The command that ends it, with its words in capitals to be filled in; absent where there is none. */
  readonly ends?: string;
  /** Document and its date. */
  readonly source: string;
}

export interface AfterDeleteTable {
  /** Day on which it was read, `YYYY-MM-DD`. */
  readonly dated: string;
  readonly kept: readonly KeptAfterDelete[];
}

/** What services keep after a delete, `providers/ibm/after-delete.json`. */
export function afterDelete(): AfterDeleteTable {
  return dataFile<AfterDeleteTable>("providers", "ibm", "after-delete.json");
}

/**
 * What is kept of a resource.
 *
 * @param values its arguments or its state
 */
export function keptAfterDelete(type: string, values: Readonly<Record<string, unknown>>): readonly KeptAfterDelete[] {
  return afterDelete().kept.filter(({ types, where = {} }) => types.includes(type) && holdsFor(where, values));
}
