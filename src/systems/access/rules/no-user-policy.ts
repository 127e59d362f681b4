import type { Rule } from "../../../posture/rule";

/** Users get access through access groups: access reviews do not cover policies of a single user. */
export const noUserPolicy: Rule = {
  id: "no-user-policy",
  controls: ["CE-05", "IKS-16"],
  forbids: true,
  types: ["ibm_iam_user_policy"],
  judge: () => ({
    verdict: "violation",
    expected: "an ibm_iam_access_group_policy with the user as a member of the group",
    got: "a policy for a single user",
    reject: true,
  }),
};
