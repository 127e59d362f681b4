/**
 * What the serverless plan offers.
 *
 * Sources, read on 2026-11-30: IBM's documentation of Analytics Engine in its newest state that could be found, of 2 July 2025
 * (ibm-cloud-docs/AnalyticsEngine b30ebcf: "Provisioning an IBM Analytics Engine serverless instance", "Release notes for serverless
 * instances" of February 2025, "Limits"): 3.4.4 and 3.5.4 run, 3.1 and 3.3 are gone. IBM's documentation of watsonx.data of 26 May 2026
 * (ibm-cloud-docs/watsonxdata dc520ed, "watsonx.data Spark engine"), whose engine is another product: 3.4.4 is deprecated and
 * ends in June 2026, 3.5.4 is supported until February 2028, 4.0 from August 2025 until August 2028.
 *
 * Whether Analytics Engine has ended 3.4 or begun 4.0 is unknown: none of its own pages says so.
 */
export const runtimeData = {
  asOf: "2026-11-30",
  pages: "2025-07-02",
  service: "ibmanalyticsengine",
  plan: "standard-serverless-spark",
  regions: ["eu-de", "us-south"],
  /** Spark versions that run, with the Apache release behind each. */
  supported: { "3.5": "3.5.4" },
  /** Spark versions of which nobody can tell, and why. */
  unknown: {
    "3.4": "its own pages of 2025-07-02 support it, and IBM ended it in watsonx.data in June 2026",
    "4.0": "its own pages of 2025-07-02 do not have it, and IBM supports it in watsonx.data since August 2025",
  },
  /** Spark versions that are gone. */
  removed: ["3.1", "3.3"],
} as const;

export type SparkVersion = keyof typeof runtimeData.supported | keyof typeof runtimeData.unknown;

/** Spark versions that a blueprint can name; the first runs. */
export const sparkVersions = [...Object.keys(runtimeData.supported), ...Object.keys(runtimeData.unknown)] as [
  SparkVersion,
  ...SparkVersion[],
];
