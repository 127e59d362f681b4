/** What Code Engine takes at most. Source: IBM Cloud documentation, "Limits and quotas for Code Engine", 2025-12-12. */
export const limits = {
  cpu: 12,
  appInstances: 250,
  appConcurrency: 1000,
  /** Seconds. */
  appTimeout: 600,
  /** Seconds. */
  jobTimeout: 86_400,
  jobRetries: 5,
  jobArray: 1000,
  /** Seconds. */
  functionTimeout: 120,
  /** Characters of inline code, base64 and all. */
  inlineCode: 100_000,
} as const;

/** What the service would take and a control does not. */
export const hardened = {
  /** Instances of an application, beyond which it takes a waiver of CE-48. */
  appInstances: 50,
  /** Lowest user id of a container, below which it takes a waiver of CE-63. */
  leastUser: 1000,
} as const;
