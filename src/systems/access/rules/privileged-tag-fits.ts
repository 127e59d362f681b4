import { textOf } from "../../../core/text-of";
import { notApplicable, type Rule } from "../../../posture/rule";
import { isPrivileged, privilegedTag } from "../roles";

/** Words in the name of a group that may have privileged roles. */
const privilegedNames = /admin|break-?glass|emergency|privileged|owner|root/i;

/** Only a group that is privileged by its name has the tag: else the tag on a group of viewers would let them have every role. */
export const privilegedTagFits: Rule = {
  id: "privileged-tag-fits",
  controls: ["CE-15"],
  types: ["ibm_iam_access_group"],
  judge(group) {
    if (!isPrivileged(group)) return notApplicable;
    const { name } = group.arguments;
    if (privilegedNames.test(textOf(name))) return { verdict: "compliant", argument: "tags" };
    return {
      verdict: "violation",
      argument: "tags",
      expected: `${privilegedTag} only on a group whose name says administrators, break-glass, emergency, owners or privileged`,
      got: `${privilegedTag} on ${textOf(name)}`,
      fix: "Remove the tag, and give privileged roles to the administrators' group.",
    };
  },
};
