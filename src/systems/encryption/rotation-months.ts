/** Months between rotations of a root key that Key Protect takes. */
export const rotationMonths = { least: 1, most: 12 } as const;
