import { showJson } from "../../../core/show-json";
import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { hostsIn, rulesetTypes, rulesOf } from "../ruleset-rules";

/** A country rule is combined with a network rule: an address's country is an estimate, and anyone can rent an address there. */
export const firewallNotByCountryAlone: Rule = {
  id: "firewall-not-by-country-alone",
  controls: ["CE-30"],
  types: rulesetTypes,
  judge(resource) {
    const written = rulesOf(resource).map(({ path, rule }) => ({ path, expression: textOf(rule.expression ?? "") }));
    const byCountry = written.filter(({ expression }) => /\bip\.(geoip|src)\.country\b/.test(expression));
    if (byCountry.length === 0) return notApplicable;
    const byNetwork = written.filter(({ expression }) => /\bip\.src\s+(in|eq)\b/.test(expression));
    return byCountry.map(({ path, expression }): Judgement => {
      const host = hostsIn(expression);
      if (byNetwork.some((other) => ["", host].includes(hostsIn(other.expression)))) return compliant;
      return {
        verdict: "violation",
        argument: `${path}.expression`,
        expected: "an additional network rule for the same host",
        got: showJson(expression),
      };
    });
  },
};
