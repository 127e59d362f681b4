import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** Cloud Monitoring takes calls of its API on private endpoints only. */
export const metricsPrivateNetwork = argumentRule({
  id: "metrics-private-network",
  controls: ["AU-06"],
  types: ["ibm_resource_instance"],
  argument: "service_endpoints",
  accepts: (value) => value === "private",
  expected: '"private"',
  when: (resource) => known(resource, "service") === "sysdig-monitor",
});
