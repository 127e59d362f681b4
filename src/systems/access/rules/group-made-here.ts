import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { hasReference } from "../../../terraform/configuration";

/** The members of a group that exists already are not seen here: somebody answers for them. */
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
      expected: "the id of an ibm_iam_access_group that is made with the platform",
      got: known ? "a group that exists already" : textOf(group),
    };
  },
};
