import { textOf } from "../../../core/text-of";
import { show } from "../../../posture/argument-rule";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { hostsIn, rulesetTypes, rulesOf } from "../ruleset-rules";

/** Countries are guessed from addresses, and anybody can rent one there: networks say who may call. */
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
        expected: "a rule on networks for the same host beside it",
        got: show(expression),
      };
    });
  },
};
