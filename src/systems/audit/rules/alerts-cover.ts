import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import { blocks, type Json } from "../../../terraform/configuration";
import { keyActions } from "../key-actions";

/** If Cloud Logs receives the account's audit events, every key action has an alert. */
export const alertsCover: Rule = {
  id: "alerts-cover",
  controls: ["AU-04"],
  types: ["ibm_atracker_target"],
  judge(target, world) {
    if (blocks(target.arguments.cloudlogs_endpoint).length === 0) return notApplicable;
    const without = world.once(actionsWithoutAlert);
    if (without.length === 0) return compliant;
    return {
      verdict: "violation",
      expected: "an ibm_logs_alert_definition for every key action",
      got: `none for ${without.join(", ")}`,
    };
  },
};

function actionsWithoutAlert(world: World): string[] {
  const queries = world
    .ofType("ibm_logs_alert_definition")
    .filter((alert) => known(alert, "enabled") !== false)
    .flatMap((alert) => queriesOf(alert.arguments.logs_immediate).concat(queriesOf(alert.arguments.logs_threshold)));
  const asked = new Set(queries.flatMap((query) => query.split('"').slice(1, -1)));
  return keyActions.flatMap(({ actions }) => actions.filter((action) => !asked.has(action)));
}

/** Queries of filters that look at audit events. */
function queriesOf(condition: Json | undefined): string[] {
  return blocks(condition)
    .flatMap((block) => blocks(block.logs_filter))
    .flatMap((filter) => blocks(filter.simple_filter))
    .filter((filter) => {
      const names = blocks(filter.label_filters).flatMap((labels) => blocks(labels.application_name));
      return names.length === 0 || names.some(({ value }) => value === "ibm-audit-event");
    })
    .map(({ lucene_query: query }) => textOf(query ?? ""));
}
