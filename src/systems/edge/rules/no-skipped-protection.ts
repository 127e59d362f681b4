import { showJson } from "../../../core/show-json";
import { textOf } from "../../../core/text-of";
import { notApplicable, type Rule } from "../../../posture/rule";
import { rulesetTypes, rulesOf } from "../ruleset-rules";

/** No rule skips other rules, which disables the firewall: a skip for one path can be waived, a wider one cannot. */
export const noSkippedProtection: Rule = {
  id: "no-skipped-protection",
  controls: ["CE-57"],
  forbids: true,
  types: rulesetTypes,
  judge(resource) {
    const skips = rulesOf(resource).filter(({ rule }) => rule.action === "skip");
    if (skips.length === 0) return notApplicable;
    return skips.map(({ path, rule }) => ({
      verdict: "violation",
      argument: `${path}.action`,
      expected: "no rule that skips others",
      got: showJson(rule.expression),
      reject: !isAboutPath(textOf(rule.expression ?? "")),
    }));
  },
};

/** A path that is more than the root, and no alternative beside it. */
function isAboutPath(expression: string): boolean {
  const path = /http\.request\.uri\.path(?:\s+(?:eq|==)\s+|,\s*)"\/[^"]+"/.test(expression);
  return path && !/\bor\b|\|\||\bnot\b|!/.test(expression);
}
