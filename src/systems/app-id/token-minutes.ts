/** Minutes for which an access token may hold: what App ID takes, and what CE-33 accepts without a waiver. */
export const tokenMinutes = { least: 5, hardened: 15, most: 1440 } as const;
