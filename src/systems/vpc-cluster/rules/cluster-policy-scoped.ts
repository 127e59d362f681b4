import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { policyTypes, reachOf } from "../../../posture/policy-scope";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";

/** Services whose policies are judged, and the controls that speak of them. */
const controls: Readonly<Record<string, string>> = { "containers-kubernetes": "IKS-16", is: "IKS-20" };

/**
 * Access policies for clusters and VPC infrastructure name one instance or a resource group; without it they cover the
 * whole account.
 */
export const clusterPolicyScoped: Rule = {
  id: "cluster-policy-scoped",
  controls: Object.values(controls),
  types: [...policyTypes, "ibm_is_vpc"],
  judge(policy, world): Judgement {
    if (policy.type === "ibm_is_vpc") {
      return world.once(reachesVpcs) ? notApplicable : { ...compliant, controls: ["IKS-20"] };
    }
    if (known(policy, "account_management") === true) {
      const about = { argument: "account_management", expected: "false", got: "true" };
      return { verdict: "violation", ...about, controls: ["IKS-16"] };
    }
    const control = own(controls, textOf(reachOf(policy).service));
    if (control === undefined) return notApplicable;
    if (isScoped(policy)) return { ...compliant, controls: [control] };
    return {
      verdict: "violation",
      argument: "resources",
      expected: "resource_instance_id or resource_group_id",
      got: `all ${textOf(reachOf(policy).service)} instances in the account`,
      controls: [control],
    };
  },
};

function reachesVpcs(world: World): boolean {
  return policyTypes.flatMap((type) => world.ofType(type)).some((policy) => reachOf(policy).service === "is");
}

function isScoped(policy: Resource): boolean {
  const { instance, resource, resourceGroup } = reachOf(policy);
  return (instance ?? resource ?? resourceGroup) !== undefined;
}
