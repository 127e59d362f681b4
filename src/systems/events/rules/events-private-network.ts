import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** Event Notifications has private service endpoints only; by default it has public and private ones. */
export const eventsPrivateNetwork = argumentRule({
  id: "events-private-network",
  controls: ["EN-01"],
  types: ["ibm_resource_instance"],
  argument: "service_endpoints",
  accepts: (value) => value === "private",
  expected: '"private"',
  when: (resource) => known(resource, "service") === "event-notifications",
});
