import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { runtimeData } from "../runtime-data";
import { policyService } from "../subjects";

/** A policy on Analytics Engine names the instance, or at least a resource group. */
export const sparkPolicyScoped: Rule = {
  id: "spark-policy-scoped",
  controls: ["AE-02"],
  types: ["ibm_iam_access_group_policy", "ibm_iam_service_policy", "ibm_iam_trusted_profile_policy"],
  judge(policy) {
    if (policyService(policy) !== runtimeData.service) return notApplicable;
    const [resources] = blocks(policy.arguments.resources);
    const named = blocks(policy.arguments.resource_attributes).map(({ name }) => name);
    const scope = resources?.resource_instance_id ?? resources?.resource_group_id;
    if (typeof scope === "string" && scope !== "") return compliant;
    if (named.includes("serviceInstance") || named.includes("resourceGroupId")) return compliant;
    return {
      verdict: "violation",
      argument: "resources.resource_instance_id",
      expected: "the GUID of the instance",
      got: "all instances in the account",
      reject: true,
    };
  },
};
