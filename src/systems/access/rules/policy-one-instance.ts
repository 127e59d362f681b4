import { textOf } from "../../../core/text-of";
import { policyTypes, reachOf } from "../../../posture/policy-scope";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/**
 * A policy names a service and one instance, or a resource inside it; with a service alone it covers all instances in
 * the account.
 */
export const policyOneInstance: Rule = {
  id: "policy-one-instance",
  controls: ["CE-13"],
  types: policyTypes,
  judge(policy) {
    const { service, instance, resource, resourceGroup, narrowed } = reachOf(policy);
    if (!narrowed || known(policy, "account_management") === true) return notApplicable;
    if (service !== undefined && (instance ?? resource ?? resourceGroup) !== undefined) return compliant;
    return {
      verdict: "violation",
      argument: "resources",
      expected: "service with resource_instance_id, or at least with resource_group_id",
      got: service === undefined ? "no service" : `all ${textOf(service)} instances in the account`,
      reject: (instance ?? resource ?? resourceGroup) === undefined,
    };
  },
};
