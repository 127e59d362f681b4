import { numberOf } from "../../../core/number-of";
import { showJson } from "../../../core/show-json";
import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks, hasReference, type JsonObject } from "../../../terraform/configuration";
import { blockPeriods, ratePeriods } from "../options";
import { rulesOf } from "../ruleset-rules";

/** Requests a second of one address, beyond which a limit limits nobody. */
const ceiling = 100;

/** A rate limit is enabled, blocks, and counts by client address and data centre. */
export const rateLimitEffective: Rule = {
  id: "rate-limit-effective",
  controls: ["CE-61"],
  types: ["ibm_cis_ruleset_rule"],
  judge(resource) {
    const limits = rulesOf(resource).filter(({ rule }) => rule.rate_limit !== undefined);
    if (limits.length === 0) return notApplicable;
    return limits.flatMap(({ path, rule }) => {
      const judged = [...blocks(rule.rate_limit).flatMap((limit) => judgeLimit(path, limit)), ...judgeRule(path, rule)];
      return judged.length > 0 ? judged : [compliant];
    });
  },
};

function judgeRule(path: string, { action, enabled, expression }: JsonObject): Judgement[] {
  return [
    ...expect(`${path}.action`, action, action === "block", '"block"', true),
    ...expect(`${path}.enabled`, enabled, enabled === true || enabled === "true", "true", true),
    ...expect(
      `${path}.expression`,
      expression,
      /\w\.\w|^true$/.test(textOf(expression)),
      "an expression of the rules language",
    ),
  ];
}

function judgeLimit(path: string, limit: JsonObject): Judgement[] {
  const at = (name: string) => `${path}.rate_limit.${name}`;
  const period = numberOf(limit.period);
  const requests = numberOf(limit.requests_per_period);
  const characteristics = Array.isArray(limit.characteristics) ? limit.characteristics : [];
  return [
    ...expect(
      at("characteristics"),
      limit.characteristics,
      characteristics.includes("cf.colo.id") &&
        characteristics.some((one) => one === "ip.src" || one === "cf.unique_visitor_id"),
      "cf.colo.id, and ip.src or cf.unique_visitor_id",
    ),
    ...expect(
      at("period"),
      limit.period,
      ratePeriods.some((one) => one === period),
      ratePeriods.join(", "),
    ),
    ...expect(
      at("requests_per_period"),
      limit.requests_per_period,
      requests >= 1 && (requests <= ceiling * period || hasReference(limit.period)),
      `1 or more, and at most ${ceiling} per second`,
    ),
    ...expect(
      at("mitigation_timeout"),
      limit.mitigation_timeout,
      blockPeriods.some((one) => one === numberOf(limit.mitigation_timeout)),
      blockPeriods.join(", "),
    ),
  ];
}

function expect(
  argument: string,
  value: JsonObject[string] | undefined,
  holds: boolean,
  expected: string,
  reject = false,
): Judgement[] {
  if (holds) return [];
  const verdict = hasReference(value) ? "unknown" : "violation";
  return [{ verdict, argument, expected, got: showJson(value), reject }];
}
