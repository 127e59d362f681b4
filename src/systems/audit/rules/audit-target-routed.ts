import { indexed } from "../../../posture/indexes";
import { compliant, type Rule } from "../../../posture/rule";
import { listed, targetsOf } from "../wiring";

const routesTo = indexed(["ibm_atracker_route"], (route, world) =>
  targetsOf(world, route, listed(route, "rules", "target_ids")),
);

/** Every target has a route: a target without a route receives no events. */
export const auditTargetRouted: Rule = {
  id: "audit-target-routed",
  controls: ["CE-62"],
  types: ["ibm_atracker_target"],
  judge(target, world) {
    if (routesTo(world, target).length > 0) return compliant;
    return { verdict: "violation", expected: `an ibm_atracker_route to ${target.address}`, got: "none" };
  },
};
