import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** Cloud Logs accepts calls on private endpoints only. */
export const logsPrivateNetwork = argumentRule({
  id: "logs-private-network",
  controls: ["AU-03"],
  types: ["ibm_resource_instance"],
  argument: "service_endpoints",
  accepts: (value) => value === "private",
  expected: '"private"',
  when: (resource) => known(resource, "service") === "logs",
});
