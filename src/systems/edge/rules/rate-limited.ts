import { textOf } from "../../../core/text-of";
import { naming } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { rulesOf } from "../ruleset-rules";

const rulesOfZone = naming(["ibm_cis_ruleset_rule"], "domain_id");

/** Every public host has a rate limit per client address. */
export const rateLimited: Rule = {
  id: "rate-limited",
  controls: ["CE-61"],
  types: ["ibm_cis_global_load_balancer"],
  judge(balancer, world): Judgement {
    const hostname = known(balancer, "name");
    if (typeof hostname !== "string") return notApplicable;
    const limited = rulesOfZone(world, world.identity(balancer.stack, balancer.arguments.domain_id))
      .flatMap(rulesOf)
      .some(({ rule }) => rule.rate_limit !== undefined && isAbout(textOf(rule.expression ?? ""), hostname));
    if (limited) return compliant;
    return {
      verdict: "violation",
      expected: `an ibm_cis_ruleset_rule with rate_limit for ${hostname}`,
      got: "no rate limit for all of its requests",
      fix: "Choose a plan with rate limiting; or limit requests in the application, and add a waiver.",
    };
  },
};

/** Is an expression about all requests to a host? One that asks for more, such as a path, leaves the others without a limit. */
function isAbout(expression: string, hostname: string): boolean {
  if (expression === "true") return true;
  const conditions = expression.replace(/"[^"]*"/g, '""').match(/\b(http|ip|cf|ssl)\.[\w.]+/g) ?? [];
  return (
    expression.includes(`"${hostname}"`) &&
    conditions.every((field) => field === "http.host") &&
    !/\b(and|not)\b|&&|!/.test(expression)
  );
}
