import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { failures } from "../failures";
import { hears, startsJobs, subscriptionsOf } from "../wiring";

/** Failures of which nobody hears. */
function untold(world: World): readonly string[] {
  const told = world
    .ofType("ibm_en_topic")
    .filter((topic) => subscriptionsOf(world, topic).some((subscription) => !startsJobs(subscription)));
  return failures.filter((event) => !told.some((topic) => hears(topic, event)));
}

/** People are notified of secrets that expire soon, have expired, or could not be renewed: if one is missing, silence looks like
 * health. */
export const secretFailureTold: Rule = {
  id: "secret-failure-told",
  controls: ["CE-38"],
  types: ["ibm_en_topic"],
  judge(topic, world) {
    if (!failures.some((event) => hears(topic, event))) return notApplicable;
    const missing = world.once(untold);
    if (missing.length === 0) return compliant;
    return missing.map(
      (event): Judgement => ({
        verdict: "violation",
        argument: "sources.rules.event_type_filter",
        expected: `a topic for ${event} with a subscription that reaches people`,
        got: hears(topic, event) ? "a topic without such a subscription" : "no topic for it",
      }),
    );
  },
};
