import { compliant, type Rule } from "../../../posture/rule";
import { subscriptionsOf } from "../wiring";

/** A topic has a subscription: without one, its events are silently dropped. */
export const topicSubscribed: Rule = {
  id: "topic-subscribed",
  controls: ["CE-37", "CE-38"],
  types: ["ibm_en_topic"],
  judge(topic, world) {
    if (subscriptionsOf(world, topic).length > 0) return compliant;
    return {
      verdict: "violation",
      expected: "a subscription whose topic_id refers to this topic",
      got: "none: its events are dropped",
    };
  },
};
