import { notApplicable, type Rule } from "../../../posture/rule";
import { runtimeData } from "../runtime-data";
import { policyService } from "../subjects";

/** Access to Analytics Engine is granted to access groups, not to single users. */
export const sparkNoUserPolicy: Rule = {
  id: "spark-no-user-policy",
  controls: ["AE-02"],
  forbids: true,
  types: ["ibm_iam_user_policy"],
  judge(policy) {
    const service = policyService(policy);
    if (service !== undefined && service !== runtimeData.service) return notApplicable;
    return {
      verdict: "violation",
      argument: "resources",
      expected: "a policy for an access group",
      got: "a policy for a single user",
      reject: true,
    };
  },
};
