import { textOf } from "../../../core/text-of";
import { compliant, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { blocks, type Json, type Resource } from "../../../terraform/configuration";
import { targetsOf } from "../wiring";

interface Routed {
  /** True when a rule takes all places. */
  readonly everywhere: boolean;
  /** Places that rules name. */
  readonly places: readonly Json[];
}

const logs = (world: World) => routed(world.ofType("ibm_logs_router_route"));
const metrics = (world: World) => routed(world.ofType("ibm_metrics_router_route"));

/** Where routes take what they route. */
function routed(routes: readonly Resource[]): Routed {
  const rules = routes.flatMap((route) => blocks(route.arguments.rules));
  return {
    everywhere: rules.some((rule) => blocks(rule.inclusion_filters).length === 0),
    places: rules.flatMap((rule) =>
      blocks(rule.inclusion_filters).flatMap(({ values }) => (Array.isArray(values) ? values : [])),
    ),
  };
}

/** Platform logs and metrics are routed for the regions in use and for global services. */
export const platformLogsComplete: Rule = {
  id: "platform-logs-complete",
  controls: ["CE-62"],
  types: ["ibm_logs_router_route", "ibm_metrics_router_route"],
  judge(route, world) {
    const { everywhere, places } = world.once(route.type === "ibm_logs_router_route" ? logs : metrics);
    const own = blocks(route.arguments.rules).flatMap((rule) => blocks(rule.targets).map(({ id }) => id));
    if (own.length === 0) {
      return { verdict: "violation", argument: "rules.targets", expected: "a target", got: "none" };
    }
    if (targetsOf(world, route, own).length === 0 && own.every((id) => textOf(id).includes("${"))) {
      return { verdict: "unknown", argument: "rules.targets", expected: "a target", got: JSON.stringify(own) };
    }
    if (everywhere || (places.includes("global") && places.length > 1)) return compliant;
    return {
      verdict: places.some((place) => textOf(place).includes("${")) ? "unknown" : "violation",
      argument: "rules.inclusion_filters.values",
      expected: 'the regions in use and "global", or no filter',
      got: JSON.stringify(places),
    };
  },
};
