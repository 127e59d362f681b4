export const free: Readonly<Record<string, string>> = {
  "ibm_iam_access_group_dynamic_rule.conditions": "what the identity provider says of people: only its owner knows",
  "ibm_iam_access_group_members.ibm_ids": "who the members are: the quarterly review decides it",
};
