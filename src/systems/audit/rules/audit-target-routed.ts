import { compliant, type Rule } from "../../../posture/rule";
import { listed, targetsOf } from "../wiring";

/** A target that no route leads to gets nothing: the trail looks set up and is empty. */
export const auditTargetRouted: Rule = {
  id: "audit-target-routed",
  controls: ["CE-62"],
  types: ["ibm_atracker_target"],
  judge(target, world) {
    const routed = world
      .ofType("ibm_atracker_route")
      .flatMap((route) => targetsOf(world, route, listed(route, "rules", "target_ids")));
    if (routed.includes(target)) return compliant;
    return { verdict: "violation", expected: `an ibm_atracker_route that leads to ${target.address}`, got: "none" };
  },
};
