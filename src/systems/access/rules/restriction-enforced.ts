import { argumentRule } from "../../../posture/argument-rule";
import type { Rule } from "../../../posture/rule";
import { controlsOfRestriction } from "../judging/restriction";

const enforced = argumentRule({
  id: "restriction-enforced",
  controls: ["CE-31", "CE-65", "IKS-27"],
  types: ["ibm_cbr_rule"],
  argument: "enforcement_mode",
  accepts: (value) => value === "enabled",
  expected: '"enabled"; "report" for the time that a waiver gives',
  reject: (value) => value === "disabled",
});

/** A restriction that only reports restricts nothing: that is a stage with an end. */
export const restrictionEnforced: Rule = {
  ...enforced,
  judge: (rule, world) =>
    [enforced.judge(rule, world)].flat().map((one) => ({ ...one, controls: controlsOfRestriction(rule) })),
};
