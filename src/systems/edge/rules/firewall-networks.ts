import { showJson } from "../../../core/show-json";
import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { hasReference } from "../../../terraform/configuration";
import { rulesetTypes, rulesOf } from "../ruleset-rules";

/** An allowlist does not contain the whole Internet, which would let everybody in. */
export const firewallNetworks: Rule = {
  id: "firewall-networks",
  controls: ["CE-30"],
  types: rulesetTypes,
  judge(resource) {
    const rules = rulesOf(resource).filter(({ rule }) => /\bip\.src\b/.test(textOf(rule.expression)));
    if (rules.length === 0) return notApplicable;
    return rules.map(({ path, rule }): Judgement => {
      const expression = textOf(rule.expression);
      const about = {
        argument: `${path}.expression`,
        expected: "specific networks, without a /0 range",
        got: showJson(expression),
      };
      if (/[\s{"][0-9a-f:.]*\/0+(?![0-9])/i.test(expression)) return { verdict: "violation", ...about, reject: true };
      return hasReference(expression) ? { verdict: "unknown", ...about } : compliant;
    });
  },
};
