/** Days for which the archive may keep events: what a blueprint may ask for, and what AU-02 accepts without a waiver. */
export const retentionDays = { least: 90, hardened: 365, most: 3650 } as const;
