import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { failures } from "../failures";
import { hears, startsJobs, subscriptionsOf } from "../wiring";

/** People hear of secrets that end soon, have ended, or could not be renewed: all three, or the silence is taken for health. */
export const secretFailureTold: Rule = {
  id: "secret-failure-told",
  controls: ["CE-38"],
  types: ["ibm_en_topic"],
  judge(topic, world) {
    if (!failures.some((event) => hears(topic, event))) return notApplicable;
    const told = world
      .ofType("ibm_en_topic")
      .filter((other) => subscriptionsOf(world, other).some((subscription) => !startsJobs(subscription)));
    const missing = failures.filter((event) => !told.some((other) => hears(other, event)));
    if (missing.length === 0) return compliant;
    return missing.map(
      (event): Judgement => ({
        verdict: "violation",
        argument: "sources.rules.event_type_filter",
        expected: `a topic of ${event} with a subscription that reaches people`,
        got: hears(topic, event) ? "nobody is subscribed" : "no topic of it",
      }),
    );
  },
};
