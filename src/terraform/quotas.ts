import { dataFile } from "../core/data-file";
import type { Where } from "./where";

/** How many of a thing a service gives. */
export interface Quota {
  readonly id: string;
  /** What is counted, in words: `rules of a network ACL`. */
  readonly of: string;
  readonly types: readonly string[];
  /**
   * What they are counted by: arguments that name it, or `account`, `region`, or `resource` where one resource holds all that counts.
   */
  readonly per: readonly string[];
  /** Dotted arguments whose blocks or elements count. @default - each resource counts once */
  readonly counts?: readonly string[];
  /** A number that is added up instead. */
  readonly sums?: string;
  /** Only resources that have these values count. */
  readonly where?: Where;
  readonly limit: number;
  /** What each plan of Internet Services has; `limit` is the largest. */
  readonly byPlan?: Readonly<Record<string, number>>;
  /** Support raises it for who asks. */
  readonly raisable: boolean;
  /** Document and its date. */
  readonly source: string;
}

export interface QuotaTable {
  /** Day on which it was read, `YYYY-MM-DD`. */
  readonly dated: string;
  readonly quotas: readonly Quota[];
}

/** Quotas of the services, `providers/ibm/quotas.json`. */
export function quotaTable(): QuotaTable {
  return dataFile<QuotaTable>("providers", "ibm", "quotas.json");
}

/**
 * One quota.
 *
 * @throws Error when the table has none of that id
 */
export function quota(id: string): Quota {
  const found = quotaTable().quotas.find((one) => one.id === id);
  if (!found) throw new Error(`the quota table has no entry ${id}`);
  return found;
}

/** Name of the output, or local value, by which a stack says that support has raised a quota: `quota_acl_rules`. */
export function raisedName(id: string): string {
  return `quota_${id.replaceAll("-", "_")}`;
}
