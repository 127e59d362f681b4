import type { Rule } from "../../../posture/rule";

/** People get access through groups: a policy of one user is seen by no review. */
export const noUserPolicy: Rule = {
  id: "no-user-policy",
  controls: ["CE-05", "IKS-16"],
  forbids: true,
  types: ["ibm_iam_user_policy"],
  judge: () => ({
    verdict: "violation",
    expected: "an ibm_iam_access_group_policy, and the user as a member of the group",
    got: "a policy of one user",
    reject: true,
  }),
};
