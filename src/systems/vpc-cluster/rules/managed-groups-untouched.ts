import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { isObject, type Json, type Resource } from "../../../terraform/configuration";

/**
 * The security groups that IBM creates for a cluster are not changed, except to admit callers of its private endpoint
 * gateway. Source: IBM Cloud Kubernetes Service, "vpc-security-group-reference".
 */
export const managedGroupsUntouched: Rule = {
  id: "managed-groups-untouched",
  controls: ["IKS-89"],
  types: ["ibm_is_security_group_rule"],
  judge(rule, world) {
    const name = managedName(world, rule);
    if (name === undefined) return { ...compliant, argument: "group" };
    if (name.startsWith("kube-vpegw-")) return rule.arguments.direction === "inbound" ? compliant : notApplicable;
    return {
      verdict: "violation",
      argument: "group",
      expected: "a separate security group",
      got: `${name}, which IBM manages`,
      fix: "Add a separate group to security_groups of the workers; ibmcloud ks security-group reset restores IBM's group.",
    };
  },
};

/** The name of a group that IBM makes: looked up by that name. */
function managedName(world: World, { stack, arguments: { group } }: Resource): string | undefined {
  const name: Json | undefined = world.targetResource(stack, group)?.arguments.name;
  const text = isObject(name) ? "" : textOf(name ?? group ?? "");
  return text.startsWith("kube-") ? text : undefined;
}
