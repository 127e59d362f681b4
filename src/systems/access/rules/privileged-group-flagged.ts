import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { reachOf, rolesOf } from "../../../posture/policy-scope";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isPrivileged, privilegedRoles, privilegedTag } from "../roles";

/** Controls of services that speak of one privileged role. */
const controlsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "containers-kubernetes": { Administrator: "IKS-17", Manager: "IKS-18" },
  is: { Administrator: "IKS-20" },
};

/** Privileged roles are granted only through tagged groups, which reviews and alerts find by the tag. */
export const privilegedGroupFlagged: Rule = {
  id: "privileged-group-flagged",
  controls: ["CE-15", "IKS-17", "IKS-18", "IKS-20"],
  types: ["ibm_iam_access_group_policy"],
  judge(policy, world): Judgement {
    const roles = rolesOf(policy).filter((role) => privilegedRoles.includes(role));
    if (roles.length === 0) return notApplicable;
    const service = own(controlsOf, textOf(reachOf(policy).service));
    const controls = ["CE-15", ...roles.flatMap((role) => own(service, role) ?? [])];
    const group = world.targetResource(policy.stack, policy.arguments.access_group_id);
    if (isPrivileged(group)) return { ...compliant, controls };
    const made = group?.type === "ibm_iam_access_group" && group.kind === "resource";
    return {
      verdict: "violation",
      argument: "roles",
      expected: `no ${roles.join(" and ")}, or a group with the tag ${privilegedTag}`,
      got: made ? `${group.address} without the tag` : "a group whose tags cannot be read here",
      controls,
      // A group that exists already may have the tag: somebody answers for it.
      reject: made,
    };
  },
};
