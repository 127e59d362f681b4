import { textOf } from "../../../core/text-of";
import { compliant, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import type { Json } from "../../../terraform/configuration";
import { listed, targetsOf } from "../wiring";

/** Places whose events some route takes. */
const routedPlaces = (world: World): ReadonlySet<Json> =>
  new Set(world.ofType("ibm_atracker_route").flatMap((route) => listed(route, "rules", "locations")));

/** The account's routes cover all events, including those of global services, and lead to a target. */
export const auditRouteComplete: Rule = {
  id: "audit-route-complete",
  controls: ["CE-62"],
  types: ["ibm_atracker_route"],
  judge(route, world) {
    const places = world.once(routedPlaces);
    const targets = listed(route, "rules", "target_ids");
    if (targets.length === 0 || (targets.every(isReference) && targetsOf(world, route, targets).length === 0)) {
      const got = targets.length === 0 ? "none" : "references, none of which is an ibm_atracker_target in these stacks";
      return {
        verdict: targets.length === 0 ? "violation" : "unknown",
        argument: "rules.target_ids",
        expected: "a target",
        got,
      };
    }
    if (places.has("*") || (places.has("global") && places.size > 1)) return compliant;
    return {
      verdict: [...places].some(isReference) ? "unknown" : "violation",
      argument: "rules.locations",
      expected: '"*", or the regions in use and "global"',
      got: JSON.stringify([...places]),
    };
  },
};

function isReference(value: unknown): boolean {
  return textOf(value).includes("${");
}
