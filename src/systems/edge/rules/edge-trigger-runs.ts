import type { Rule } from "../../../posture/rule";
import { isGiven } from "../../../posture/values";

/** Every trigger runs an edge function: one without an action takes its paths out of the function of the host. */
export const edgeTriggerRuns: Rule = {
  id: "edge-trigger-runs",
  controls: ["CE-50"],
  types: ["ibm_cis_edge_functions_trigger"],
  judge(trigger) {
    if (isGiven(trigger, "action_name")) return { verdict: "compliant", argument: "action_name" };
    return {
      verdict: "violation",
      argument: "action_name",
      expected: "the name of an ibm_cis_edge_functions_action",
      got: "none: the function does not run for the trigger's URLs",
      fix: "Remove the trigger, or name the function that adds the secret header.",
    };
  },
};
