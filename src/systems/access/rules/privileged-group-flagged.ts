import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { rolesOf } from "../judging/policy-scope";
import { privilegedRoles, privilegedTag } from "../roles";

/** Privileged roles are in groups that are tagged: reviews and alerts find them by the tag. */
export const privilegedGroupFlagged: Rule = {
  id: "privileged-group-flagged",
  controls: ["CE-15"],
  types: ["ibm_iam_access_group_policy"],
  judge(policy, world): Judgement {
    const roles = rolesOf(policy).filter((role) => privilegedRoles.includes(role));
    if (roles.length === 0) return notApplicable;
    const group = world.targetResource(policy.stack, policy.arguments.access_group_id);
    const tags = group?.arguments.tags;
    if (Array.isArray(tags) && tags.includes(privilegedTag)) return compliant;
    const made = group?.type === "ibm_iam_access_group" && group.kind === "resource";
    return {
      verdict: "violation",
      argument: "roles",
      expected: `no ${roles.join(" and ")}, or a group with the tag ${privilegedTag}`,
      got: made ? `${group.address} without the tag` : "a group whose tags are not seen here",
      // A group that exists already may have the tag: somebody answers for it.
      reject: made,
    };
  },
};
