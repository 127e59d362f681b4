import { policyTypes, reachOf } from "../../../posture/policy-scope";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** Access to clusters, and to the VPC below them, names one of them or a resource group: without it, it is to all of the account. */
const controls: Readonly<Record<string, string>> = { "containers-kubernetes": "IKS-16", is: "IKS-20" };

export const clusterPolicyScoped: Rule = {
  id: "cluster-policy-scoped",
  controls: Object.values(controls),
  types: policyTypes,
  judge(policy) {
    const { service, instance, resource, resourceGroup } = reachOf(policy);
    if (known(policy, "account_management") === true) {
      return {
        verdict: "violation",
        argument: "account_management",
        expected: "false",
        got: "true",
        controls: ["IKS-16"],
      };
    }
    const control = controls[String(service)];
    if (control === undefined) return notApplicable;
    if ((instance ?? resource ?? resourceGroup) !== undefined) return { ...compliant, controls: [control] };
    return {
      verdict: "violation",
      argument: "resources",
      expected: "resource_instance_id, or resource_group_id",
      got: `every ${String(service)} of the account`,
      controls: [control],
    };
  },
};
