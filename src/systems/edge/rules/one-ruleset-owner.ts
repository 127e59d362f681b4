import { textOf } from "../../../core/text-of";
import { naming } from "../../../posture/indexes";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { blocks } from "../../../terraform/configuration";
import { rateLimitPhase } from "../hardening";
import { phaseOf } from "../ruleset-rules";

const ofZone = naming(["ibm_cis_ruleset_entrypoint_version", "ibm_cis_ruleset_rule"], "domain_id");

/**
 * The rules of a phase have one owner: the provider replaces the whole list when an entry point changes, and reads single
 * rules back into it, so two owners would undo each other's changes with each apply.
 */
export const oneRulesetOwner: Rule = {
  id: "one-ruleset-owner",
  controls: ["CE-57"],
  types: ["ibm_cis_ruleset_entrypoint_version"],
  judge(entry, world): Judgement {
    const phase = known(entry, "phase");
    const beside = ofZone(world, world.identity(entry.stack, entry.arguments.domain_id));
    const other = beside.find((one) => one !== entry && one.type === entry.type && known(one, "phase") === phase);
    const expected = `one owner of the rules in ${textOf(phase)}`;
    if (other) return { verdict: "violation", argument: "phase", expected, got: `also ${other.address}` };
    const single = beside.find((one) => one.type === "ibm_cis_ruleset_rule" && phaseOf(one, world) === phase);
    if (ignoresRules(blocks(entry.meta.lifecycle)[0]?.ignore_changes)) return compliant;
    // An entry point takes no rate limit: whatever stands in this phase, somebody has added rule by rule, maybe from another blueprint.
    const added = phase === rateLimitPhase ? "rules that routes add" : undefined;
    if (!single && added === undefined) return compliant;
    return {
      verdict: "violation",
      argument: "rulesets",
      expected,
      got: `also ${single?.address ?? added}`,
      fix: "Put all rules into the entry point; or put none there, and add rulesets to its ignore_changes.",
    };
  },
};

function ignoresRules(ignored: unknown): boolean {
  return ignored === "all" || (Array.isArray(ignored) && ignored.includes("rulesets"));
}
