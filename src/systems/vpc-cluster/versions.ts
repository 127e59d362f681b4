import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../core/package-root";

export type Offering = "kubernetes" | "openshift";

export interface OfferingVersions {
  /** Minor versions that IBM supports on the day of `asOf`, oldest first. */
  readonly supported: readonly string[];
  readonly default: string;
  /** Operating systems of workers that are not on their way out; the first is the default. */
  readonly operatingSystems: readonly string[];
}

export interface ClusterVersions extends Readonly<Record<Offering, OfferingVersions>> {
  /** The day on which the facts were read: `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly source: string;
}

let read: ClusterVersions | undefined;

/** What IBM supports: the provider checks no version, and what is supported changes with time, so the facts are dated data. */
export function clusterVersions(): ClusterVersions {
  const file = path.join(packageRoot, "src", "systems", "vpc-cluster", "data", "versions.json");
  read ??= JSON.parse(fs.readFileSync(file, "utf8")) as ClusterVersions;
  return read;
}

/** A version as the API takes it: OpenShift's carry the word. */
export function kubeVersion(offering: Offering, version: string): string {
  return offering === "openshift" ? `${version}_openshift` : version;
}
