import { argumentRule } from "../../../posture/argument-rule";

/** The rules of a topic are enabled. */
export const topicEnabled = argumentRule({
  id: "topic-enabled",
  controls: ["CE-37", "CE-38"],
  types: ["ibm_en_topic"],
  argument: "sources.rules.enabled",
  accepts: (value) => value === true,
  expected: "true",
});
