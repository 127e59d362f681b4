import { crnFields } from "../../../core/crn";
import { textOf } from "../../../core/text-of";
import { dependsOn } from "../../../posture/dependencies";
import { naming } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import { blocks, hasReference, type Json, type Resource } from "../../../terraform/configuration";

/** Services whose instances are sources once they are registered, and what registers them. */
const registrations: Readonly<Record<string, string>> = {
  "secrets-manager": "ibm_sm_en_registration",
  logs: "ibm_logs_outgoing_webhook",
};

const registeredOf = naming([...Object.values(registrations), "data.ibm_sm_en_registration"], "instance_id");

/**
 * A topic names an instance as its source only after that instance is registered with Event Notifications: before that, the
 * service answers 400, incorrect source ID (terraform-provider-ibm issue 4694).
 */
export const topicSourceRegistered: Rule = {
  id: "topic-source-registered",
  controls: ["CE-38"],
  types: ["ibm_en_topic"],
  judge(topic, world) {
    const judged = blocks(topic.arguments.sources).flatMap(({ id }) => judge(topic, id, world) ?? []);
    return judged.length > 0 ? judged : notApplicable;
  },
};

function judge(topic: Resource, source: Json | undefined, world: World): Judgement | undefined {
  const made = world.targetResource(topic.stack, source);
  const { service, instance } = made
    ? { service: made.type === "ibm_resource_instance" ? textOf(known(made, "service") ?? "") : "", instance: made }
    : crnFields(hasReference(source) ? "" : textOf(source ?? ""));
  const type = Object.hasOwn(registrations, service) ? registrations[service] : undefined;
  if (type === undefined) return undefined;
  const registered = registeredOf(world, instance).filter((one) => one.type === type);
  // Who has registered an instance that exists, where nothing here does, is not known.
  if (!made && registered.length === 0) return undefined;
  // A stack is applied as a whole before the one that reads its outputs.
  if (registered.some((one) => one.stack !== topic.stack || dependsOn(world, topic, one))) return compliant;
  return {
    verdict: "violation",
    argument: "sources.id",
    expected: `depends_on the ${type} of ${made?.address ?? textOf(source ?? "")}`,
    got: registered[0] ? `${registered[0].address} exists, but the topic does not depend on it` : `no ${type}`,
  };
}
