import type { RiskyValue } from "../support/risky-values";

export const values: readonly RiskyValue[] = [
  { id: "R02", resource: "ibm_cr_retention_policy", argument: "images_per_repo", to: -1 },
];
