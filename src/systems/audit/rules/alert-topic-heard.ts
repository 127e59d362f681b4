import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { blocks } from "../../../terraform/configuration";

const event = "com.ibm.cloud.logs.StandardImmediateAlertEvent";

/**
 * An Event Notifications topic for Cloud Logs filters on the alert event: another event type is accepted, but the topic
 * then never receives an alert.
 */
export const alertTopicHeard: Rule = {
  id: "alert-topic-heard",
  controls: ["AU-05"],
  types: ["ibm_en_topic"],
  judge(topic, world) {
    const sources = blocks(topic.arguments.sources).filter(({ id }) => {
      const source = world.targetResource(topic.stack, id);
      return source?.type === "ibm_resource_instance" && known(source, "service") === "logs";
    });
    if (sources.length === 0) return notApplicable;
    const filters = sources.flatMap(({ rules }) => blocks(rules)).map((rule) => rule.event_type_filter ?? event);
    if (filters.some((filter) => textOf(filter).includes(event))) return compliant;
    return {
      verdict: filters.some((filter) => textOf(filter).includes("${")) ? "unknown" : "violation",
      argument: "sources.rules.event_type_filter",
      expected: `$.type == '${event}'`,
      got: JSON.stringify(filters),
    };
  },
};
