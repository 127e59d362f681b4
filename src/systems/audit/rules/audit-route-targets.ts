import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { listed } from "../wiring";

/** A route sends the account's events to targets that are judged beside it: where another one leads, nobody can see here. */
export const auditRouteTargets: Rule = {
  id: "audit-route-targets",
  controls: ["CE-62"],
  types: ["ibm_atracker_route"],
  judge: (route, world) =>
    listed(route, "rules", "target_ids").map((id): Judgement => {
      const argument = "rules.target_ids";
      if (world.targetResource(route.stack, id)?.type === "ibm_atracker_target")
        return { verdict: "compliant", argument };
      return {
        verdict: "unknown",
        argument,
        expected: "the id of an ibm_atracker_target in these stacks",
        got: `${textOf(id)}, a target that is not in sight`,
      };
    }),
};
