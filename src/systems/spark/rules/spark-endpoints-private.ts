import { argumentRule } from "../../../posture/argument-rule";
import { isSparkInstance } from "../subjects";

/**
 * The instance has private endpoints only. Whether the plan supports this is unknown: IBM documents only public hosts.
 */
export const sparkEndpointsPrivate = argumentRule({
  id: "spark-endpoints-private",
  controls: ["AE-17"],
  types: ["ibm_resource_instance"],
  argument: "service_endpoints",
  when: isSparkInstance,
  accepts: (value) => value === "private",
  expected: "private",
});
