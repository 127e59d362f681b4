/** Sessions of the account: what IAM takes, and what CE-14 accepts without a waiver. */
export const sessionLimits = {
  /** Shortest time that IAM takes, for a session and for its idle time. */
  leastSeconds: 900,
  hours: { most: 24, hardened: 8 },
  idleMinutes: { least: 15, most: 120, hardened: 60 },
  sessions: { most: 100, hardened: 10 },
} as const;
