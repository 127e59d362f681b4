import { textOf } from "../../../core/text-of";
import { policyTypes } from "../../../posture/policy-scope";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { blocks, hasReference, type JsonObject } from "../../../terraform/configuration";

/** What a condition may be about. Source: IBM Cloud documentation, "Limiting access with time-based conditions". */
const keys =
  /^\{\{(environment\.attributes\.(current_date_time|current_time|day_of_week)|resource\.attributes\.[^}]+)\}\}$/;
const patterns = /^(time-based-conditions:(once|weekly:(all-day|custom-hours))|attribute-based-condition:)/;

/**
 * Policy conditions are complete: a pattern, an operator, and a key and value in each condition. An incomplete set does
 * not restrict the policy.
 */
export const policyConditionsWhole: Rule = {
  id: "policy-conditions-whole",
  controls: ["CE-15"],
  types: policyTypes,
  judge({ arguments: { rule_conditions: written, rule_operator: operator, pattern } }) {
    const conditions = blocks(written);
    if (conditions.length === 0 && operator === undefined && pattern === undefined) return notApplicable;
    const faults = [
      conditions.length === 0 || !conditions.every(isWhole) ? "rule_conditions" : undefined,
      operator === "and" || operator === "or" || hasReference(operator) ? undefined : "rule_operator",
      patterns.test(textOf(pattern)) || hasReference(pattern) ? undefined : "pattern",
    ];
    const fault = faults.find((one) => one !== undefined);
    if (fault === undefined) return compliant;
    return {
      verdict: "violation",
      argument: fault,
      expected:
        "rule_conditions with key, operator and value, together with rule_operator and a pattern that IAM supports",
      got: `an incomplete or unsupported ${fault}`,
      reject: true,
    };
  },
};

/** Conditions can hold conditions of their own instead of a key. */
function isWhole({ key, value, operator, conditions }: JsonObject): boolean {
  const inner = blocks(conditions);
  if (inner.length > 0) return inner.every(isWhole);
  return keys.test(textOf(key)) && typeof operator === "string" && Array.isArray(value) && value.length > 0;
}
