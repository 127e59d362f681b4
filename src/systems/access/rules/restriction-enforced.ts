import { argumentRule } from "../../../posture/argument-rule";
import type { Rule } from "../../../posture/rule";
import { controlsOfRestriction } from "../judging/restriction";

const enforced = argumentRule({
  id: "restriction-enforced",
  controls: ["CE-31", "CE-65", "IKS-27"],
  types: ["ibm_cbr_rule"],
  argument: "enforcement_mode",
  accepts: (value) => value === "enabled",
  expected: '"enabled"; "report" only while a waiver is valid',
  reject: (value) => value === "disabled",
});

/** Context-based restrictions are enforced: report mode blocks nothing and is a temporary stage. */
export const restrictionEnforced: Rule = {
  ...enforced,
  judge: (rule, world) =>
    [enforced.judge(rule, world)].flat().map((one) => ({ ...one, controls: controlsOfRestriction(rule) })),
};
