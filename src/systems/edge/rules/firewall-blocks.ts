import { showJson } from "../../../core/show-json";
import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { hasReference } from "../../../terraform/configuration";
import { firewallPhase } from "../hardening";
import { phaseOf, rulesetTypes, rulesOf, type WrittenRule } from "../ruleset-rules";

const actions = ["block", "challenge", "js_challenge", "managed_challenge"];

/** A firewall rule blocks or challenges: a rule that only logs lets everybody in. */
export const firewallBlocks: Rule = {
  id: "firewall-blocks",
  controls: ["CE-30"],
  types: rulesetTypes,
  judge(resource, world) {
    if (phaseOf(resource, world) !== firewallPhase) return notApplicable;
    return rulesOf(resource)
      .filter(({ rule }) => rule.action !== "skip")
      .flatMap(judgeRule);
  },
};

function judgeRule({ path, rule }: WrittenRule): Judgement[] {
  const parts = [
    {
      argument: `${path}.action`,
      value: rule.action,
      holds: actions.includes(textOf(rule.action)),
      expected: actions.join(", "),
    },
    { argument: `${path}.enabled`, value: rule.enabled, holds: textOf(rule.enabled) === "true", expected: "true" },
    {
      argument: `${path}.expression`,
      value: rule.expression,
      holds: /[a-z]\.[a-z]/.test(textOf(rule.expression)) && !hasReference(rule.expression),
      expected: "an expression of the rules language that matches requests",
    },
  ];
  const wrong = parts.filter(({ holds }) => !holds);
  if (wrong.length === 0) return [compliant];
  return wrong.map(({ argument, value, expected }) => ({
    verdict: hasReference(value) ? "unknown" : "violation",
    argument,
    expected,
    got: showJson(value),
    reject: true,
  }));
}
