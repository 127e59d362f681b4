import { referring } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { blocks, type JsonObject } from "../../../terraform/configuration";
import { isForeign } from "../foreign-zone";
import { managedPhase, managedRulesets as rulesets } from "../hardening";

const entryPointsOf = referring(["ibm_cis_ruleset_entrypoint_version"], "domain_id");

/** An entry point executes the managed rulesets of the firewall: proxying alone does not run them. */
export const managedRulesets: Rule = {
  id: "managed-rulesets",
  controls: ["CE-57"],
  types: ["ibm_cis_domain", "data.ibm_cis_domain"],
  judge(zone, world) {
    if (isForeign(world, zone)) return notApplicable;
    const rules = entryPointsOf(world, zone)
      .filter((entry) => known(entry, "phase") === managedPhase)
      .flatMap((entry) => blocks(entry.arguments.rulesets))
      .flatMap((ruleset) => blocks(ruleset.rules));
    return rulesets.map(({ name, id }): Judgement => {
      const rule = rules.find((candidate) => rulesetOf(candidate) === id);
      if (rule && executes(rule)) return compliant;
      return {
        verdict: "violation",
        argument: "rulesets.rules",
        expected: `a rule that executes the ${name} (${id}) for every request in phase ${managedPhase}`,
        got: rule
          ? JSON.stringify({ action: rule.action, enabled: rule.enabled, expression: rule.expression })
          : "nothing",
        reject: true,
      };
    });
  },
};

function rulesetOf(rule: JsonObject): unknown {
  return blocks(rule.action_parameters)[0]?.id;
}

function executes(rule: JsonObject): boolean {
  const weakened = blocks(rule.action_parameters).some((parameters) => blocks(parameters.overrides).length > 0);
  return rule.action === "execute" && rule.enabled === true && rule.expression === "true" && !weakened;
}
