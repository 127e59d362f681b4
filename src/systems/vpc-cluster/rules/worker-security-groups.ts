import { isVpcResourceId } from "../../../core/crn";
import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";
import type { Json } from "../../../terraform/configuration";
import { workerTypes } from "../judged";

/**
 * IBM's own group and four more. Source: provider ibm 2.5.0, documentation of the resource; IBM Cloud,
 * "cluster-create-vpc-gen2".
 */
const most = 5;

/**
 * Workers list "cluster", which selects IBM's security group for the cluster, and at least one separate group. Without
 * the list, the VPC's default group is attached; without "cluster", IBM's group is not.
 */
export const workerSecurityGroups: Rule = {
  id: "worker-security-groups",
  controls: ["IKS-91"],
  types: workerTypes,
  judge({ arguments: { security_groups: groups } }) {
    const about = { argument: "security_groups", expected: `"cluster" and 1 to ${most - 1} other security groups` };
    if (typeof groups === "string" && groups.includes("${")) return { verdict: "unknown", ...about, got: groups };
    const list: Json[] = Array.isArray(groups) ? groups : [];
    const foreign = list.find((group) => isVpcResourceId(textOf(group)));
    if (foreign !== undefined)
      return { verdict: "unknown", ...about, got: `${textOf(foreign)}, a group whose rules are not in sight` };
    if (list.includes("cluster") && list.length >= 2 && list.length <= most)
      return { verdict: "compliant", argument: "security_groups" };
    return { verdict: "violation", ...about, got: list.length === 0 ? "none" : JSON.stringify(list) };
  },
};
