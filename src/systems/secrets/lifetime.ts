/**
 * The longest lifetime of a certificate that browsers accept, in days. Public authorities have issued for 200 days at most since
 * 2026-03-15 (CA/Browser Forum, ballot SC-081v3); older certificates may have more.
 */
export const longestDays = 398;
