import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { isObject, type Json, type Resource } from "../../../terraform/configuration";

/**
 * Nobody adds rules to the security groups that IBM makes for a cluster, but for callers of its private endpoint, whose group
 * has to be told of them. Source: IBM Cloud Kubernetes Service, "vpc-security-group-reference".
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
      expected: "a group of one's own",
      got: `${name}, which IBM keeps`,
      fix: "Give the workers a group of their own in security_groups; ibmcloud ks security-group reset puts IBM's back.",
    };
  },
};

/** The name of a group that IBM makes: looked up by that name. */
function managedName(world: World, { stack, arguments: { group } }: Resource): string | undefined {
  const name: Json | undefined = world.targetResource(stack, group)?.arguments.name;
  const text = isObject(name) ? "" : textOf(name ?? group ?? "");
  return text.startsWith("kube-") ? text : undefined;
}
