import { textOf } from "../../../core/text-of";
import { policyTypes, reachOf } from "../../../posture/policy-scope";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** A policy names a service and one instance of it, or something inside: a service alone is all that the account has of it. */
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
      expected: "service, and resource_instance_id or at least resource_group_id",
      got: service === undefined ? "no service" : `every ${textOf(service)} of the account`,
      reject: (instance ?? resource ?? resourceGroup) === undefined,
    };
  },
};
