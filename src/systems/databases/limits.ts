import { dataFile } from "../../core/data-file";
import type { DatabaseService } from "./database-services";

/** What the pages say of one service: figures of one member. */
export interface ServiceLimits {
  /** `most` is left out where no page says it. */
  readonly members: { readonly least: number; readonly most?: number };
  readonly memoryGb: { readonly least: number; readonly scaledMost: number };
  readonly diskGb: { readonly least: number; readonly most: number };
  /** The plan `standard` has point-in-time recovery. */
  readonly pointInTime: boolean;
}

export interface DatabaseLimits {
  /** The day on which the pages were read: `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Regions whose root keys encrypt backups. */
  readonly backupKeyRegions: readonly string[];
  /** Host flavors: the first is shared compute, the others are isolated. */
  readonly hosts: readonly [string, ...string[]];
  /** Bounds of a member on shared compute. */
  readonly shared: { readonly cpu: { readonly least: number; readonly most: number }; readonly memoryGb: number };
  readonly services: Readonly<Record<DatabaseService, ServiceLimits>>;
  /** What each page says, and what none says. */
  readonly source: readonly string[];
}

/** IBM's bounds, dated: the provider learns most of them from the service at plan, which needs an account. */
export function databaseLimits(): DatabaseLimits {
  return dataFile("src", "systems", "databases", "data", "limits.json");
}

/** Shared compute, the first of the host flavors. */
export const sharedHost = "multitenant";
