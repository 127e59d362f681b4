import { dataFile } from "../../core/data-file";

export type Offering = "kubernetes" | "openshift";

export interface OfferingVersions {
  /** Minor versions whose support, by IBM's pages, lasts beyond the day of `asOf`, oldest first. */
  readonly supported: readonly string[];
  /** What IBM's page called the default. */
  readonly default: string;
  /** Operating systems of workers that are not on their way out; the first is the default. */
  readonly operatingSystems: readonly string[];
  /** Supported versions that IBM says the autoscaler add-on does not work on. */
  readonly withoutAutoscaler: readonly string[];
  /** Dates of the newest pages that could be read: what is newer than they are is not known here. */
  readonly pages: string;
  /** What each page says, and what none says. */
  readonly source: readonly string[];
}

export interface ClusterVersions extends Readonly<Record<Offering, OfferingVersions>> {
  /** The day for which support was worked out: `YYYY-MM-DD`. */
  readonly asOf: string;
}

/**
 * What IBM supports: the provider checks no version, and what is supported changes with time, so the facts are dated
 * data.
 */
export function clusterVersions(): ClusterVersions {
  return dataFile("src", "systems", "vpc-cluster", "data", "versions.json");
}

/** For which day, and by which pages: `as of 2026-11-25, by IBM's pages of 2026-09-18`. */
export function datesOf(offering: Offering): string {
  const { asOf, [offering]: known } = clusterVersions();
  return `as of ${asOf}, according to IBM's documentation of ${known.pages}`;
}

/** A version as the API takes it: OpenShift's carry the word. */
export function kubeVersion(offering: Offering, version: string): string {
  return offering === "openshift" ? `${version}_openshift` : version;
}
