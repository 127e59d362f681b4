import { known } from "../../posture/values";
import type { World } from "../../posture/world";
import { blocks, type JsonObject, type Resource } from "../../terraform/configuration";

/** Types that hold rules of the ruleset engine. */
export const rulesetTypes = ["ibm_cis_ruleset_entrypoint_version", "ibm_cis_ruleset", "ibm_cis_ruleset_rule"] as const;

export interface WrittenRule {
  /** Dotted path: `rulesets.rules.0`. */
  readonly path: string;
  readonly rule: JsonObject;
}

/** The rules that a resource writes. */
export function rulesOf(resource: Resource): WrittenRule[] {
  if (resource.type === "ibm_cis_ruleset_rule")
    return blocks(resource.arguments.rule).map((rule) => ({ path: "rule", rule }));
  return blocks(resource.arguments.rulesets).flatMap((ruleset) =>
    blocks(ruleset.rules).map((rule, index) => ({ path: `rulesets.rules.${index}`, rule })),
  );
}

/** The phase that a resource's rules run in; of a single rule, that of the list which its ruleset's id leads to. */
export function phaseOf(resource: Resource, world: World): string | undefined {
  const holder =
    resource.type === "ibm_cis_ruleset_rule"
      ? world.targetResource(resource.stack, resource.arguments.ruleset_id)
      : resource;
  const phase = holder && (known(holder, "phase") ?? blocks(holder.arguments.rulesets)[0]?.phase);
  return typeof phase === "string" ? phase : undefined;
}

/** The hosts that an expression is about, as it writes them; nothing when it is about all. */
export function hostsIn(expression: string): string {
  return /http\.host\)?\s+(?:eq|==|in)\s+("[^"]*"|\{[^}]*\})/.exec(expression)?.[1] ?? "";
}
