import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** Event Notifications answers on private endpoints only; left out, it answers on both. */
export const eventsPrivateNetwork = argumentRule({
  id: "events-private-network",
  controls: ["EN-01"],
  types: ["ibm_resource_instance"],
  argument: "service_endpoints",
  accepts: (value) => value === "private",
  expected: '"private"',
  when: (resource) => known(resource, "service") === "event-notifications",
});
