/** Name of the output, or local value, by which a stack says where the account's events go; a rule looks for it. */
export const trail = "account_audit";
