import type { RiskyValue } from "../support/risky-values";

export const values: readonly RiskyValue[] = [
  { id: "K03", resource: "ibm_kms_key", argument: "force_delete", to: true },
];
