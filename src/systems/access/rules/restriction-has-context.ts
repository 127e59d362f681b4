import { compliant, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { controlsOfRestriction } from "../judging/restriction";

/** A context-based restriction has at least one context: without one it denies everyone, including the runner. */
export const restrictionHasContext: Rule = {
  id: "restriction-has-context",
  controls: ["CE-31", "CE-65", "IKS-27"],
  types: ["ibm_cbr_rule"],
  judge(rule) {
    const controls = controlsOfRestriction(rule);
    if (blocks(rule.arguments.contexts).length > 0) return { ...compliant, controls };
    return {
      verdict: "violation",
      argument: "contexts",
      expected: "a context for the runner and one for the operators",
      got: "no contexts, which denies everyone",
      reject: true,
      controls,
    };
  },
};
