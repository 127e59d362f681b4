import { blocks, type Resource } from "../../../core/configuration";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known, shown } from "../../../posture/values";
import { phaseOf } from "../ruleset-rules";

/**
 * The rules of a phase have one owner: the provider replaces the whole list when an entry point changes, and reads single
 * rules back into it, so that two of them would undo one another with each apply.
 */
export const oneRulesetOwner: Rule = {
  id: "one-ruleset-owner",
  controls: ["CE-57"],
  types: ["ibm_cis_ruleset_entrypoint_version"],
  judge(entry, world): Judgement {
    const phase = known(entry, "phase");
    const sameZone = (other: Resource) =>
      world.same(other.stack, other.arguments.domain_id, entry.stack, entry.arguments.domain_id);
    const others = world
      .ofType("ibm_cis_ruleset_entrypoint_version")
      .filter((other) => other !== entry && known(other, "phase") === phase && sameZone(other));
    const expected = `one owner of the rules in ${shown(phase)}`;
    if (others.length > 0)
      return { verdict: "violation", argument: "phase", expected, got: `also ${others[0]?.address}` };
    const single = world
      .ofType("ibm_cis_ruleset_rule")
      .find((rule) => phaseOf(rule, world) === phase && sameZone(rule));
    if (!single || ignoresRules(blocks(entry.meta.lifecycle)[0]?.ignore_changes)) return compliant;
    return {
      verdict: "violation",
      argument: "rulesets",
      expected,
      got: `also ${single.address}`,
      fix: "Write all rules into the entry point, or none, and let it ignore changes of rulesets.",
    };
  },
};

function ignoresRules(ignored: unknown): boolean {
  return ignored === "all" || (Array.isArray(ignored) && ignored.includes("rulesets"));
}
