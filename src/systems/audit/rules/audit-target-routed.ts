import { indexed } from "../../../posture/indexes";
import { compliant, type Rule } from "../../../posture/rule";
import { listed, targetsOf } from "../wiring";

const routesTo = indexed(["ibm_atracker_route"], (route, world) =>
  targetsOf(world, route, listed(route, "rules", "target_ids")),
);

/** A target that no route leads to gets nothing: the trail looks set up and is empty. */
export const auditTargetRouted: Rule = {
  id: "audit-target-routed",
  controls: ["CE-62"],
  types: ["ibm_atracker_target"],
  judge(target, world) {
    if (routesTo(world, target).length > 0) return compliant;
    return { verdict: "violation", expected: `an ibm_atracker_route that leads to ${target.address}`, got: "none" };
  },
};
