import { argumentRule } from "../../../posture/argument-rule";
import { isSparkInstance } from "../subjects";

/** The instance is called by private endpoint. Whether the plan takes that is unknown: IBM documents public hosts alone. */
export const sparkEndpointsPrivate = argumentRule({
  id: "spark-endpoints-private",
  controls: ["AE-17"],
  types: ["ibm_resource_instance"],
  argument: "service_endpoints",
  when: isSparkInstance,
  accepts: (value) => value === "private",
  expected: "private",
});
