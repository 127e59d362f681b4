import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isPrivileged, privilegedTag } from "../roles";

/** Members that are no people. */
const robots = ["iam_service_ids", "iam_profile_ids"] as const;

/** A privileged group has people in it: a service ID or a profile would be an administrator without a second factor. */
export const privilegedPeopleOnly: Rule = {
  id: "privileged-people-only",
  controls: ["CE-15"],
  types: ["ibm_iam_access_group_members"],
  judge(members, world): Judgement {
    const group = world.targetResource(members.stack, members.arguments.access_group_id);
    if (!isPrivileged(group)) return notApplicable;
    const found = robots.filter((argument) => [members.arguments[argument] ?? []].flat().length > 0);
    if (found.length === 0) return { verdict: "compliant", argument: "ibm_ids" };
    return {
      verdict: "violation",
      argument: found.join(", "),
      expected: `only ibm_ids in a group with the tag ${privilegedTag}`,
      got: found.join(", "),
      fix: "Give the identity a policy with the roles that it needs.",
    };
  },
};
