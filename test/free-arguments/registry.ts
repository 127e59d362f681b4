export const free: Readonly<Record<string, string>> = {
  "ibm_cr_retention_policy.namespace": "the namespace, whose own policy it is",
};
