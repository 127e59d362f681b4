import type { Weakening } from "../../src/posture";

/** A value that the provider takes and should not: one that we refuse, or one that does no harm. */
export type RiskyValue = { readonly id: string } & (Weakening | { readonly harmless: string });
