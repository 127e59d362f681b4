import { always, argumentRule } from "../../../posture/argument-rule";
import { runtimeData } from "../runtime-data";
import { isSparkInstance } from "../subjects";

/** The instance is in a region that offers the serverless plan. */
export const sparkRegion = argumentRule({
  id: "spark-region",
  controls: ["AE-01"],
  types: ["ibm_resource_instance"],
  argument: "location",
  when: isSparkInstance,
  accepts: (location) => (runtimeData.regions as readonly unknown[]).includes(location),
  expected: runtimeData.regions.join(" or "),
  reject: always,
});
