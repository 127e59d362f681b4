import { policyTypes, reachOf } from "../../../posture/policy-scope";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** A policy names its resources: without them it applies to every IAM-enabled service of the account. */
export const policyHasResources: Rule = {
  id: "policy-has-resources",
  controls: ["CE-13"],
  types: policyTypes,
  judge(policy) {
    if (known(policy, "account_management") === true) return notApplicable;
    if (reachOf(policy).narrowed) return compliant;
    return {
      verdict: "violation",
      argument: "resources",
      expected: "resources with service and resource_instance_id",
      got: "no resources, which covers every IAM-enabled service of the account",
      reject: true,
    };
  },
};
