import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { hasReference } from "../../../terraform/configuration";

/** Access groups are created with the platform: the members of an existing group cannot be checked here. */
export const groupMadeHere: Rule = {
  id: "group-made-here",
  controls: ["CE-05"],
  types: ["ibm_iam_access_group_policy"],
  judge({ stack, arguments: { access_group_id: group } }, world): Judgement {
    const target = world.targetResource(stack, group);
    if (target?.type === "ibm_iam_access_group" && target.kind === "resource") return compliant;
    const known = target !== undefined || !hasReference(group);
    return {
      verdict: known ? "violation" : "unknown",
      argument: "access_group_id",
      expected: "the id of an ibm_iam_access_group in these stacks",
      got: known ? "an existing group" : textOf(group),
    };
  },
};
