/**
 * What the serverless plan offers.
 *
 * Sources: IBM's documentation of Analytics Engine in its state of 2 July 2025: "Provisioning an IBM Analytics Engine serverless
 * instance", "Release notes for serverless instances" (February 2025) and "Limits". Read it again before `asOf` is a year old.
 */
export const runtimeData = {
  asOf: "2025-07-02",
  service: "ibmanalyticsengine",
  plan: "standard-serverless-spark",
  regions: ["eu-de", "us-south"],
  /** Spark versions that run, with the Apache release behind each. */
  supported: { "3.4": "3.4.4", "3.5": "3.5.4" },
  /** Spark versions that are gone. */
  removed: ["3.1", "3.3"],
} as const;

export type SparkVersion = keyof typeof runtimeData.supported;

export const sparkVersions = Object.keys(runtimeData.supported) as [SparkVersion, ...SparkVersion[]];
