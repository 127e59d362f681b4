import { always, argumentRule } from "../../../posture/argument-rule";
import { runtimeData } from "../runtime-data";
import { isSparkInstance } from "../subjects";

/** The serverless plan: the classic Hadoop plans are gone, and the provider takes their names all the same. */
export const sparkPlan = argumentRule({
  id: "spark-plan",
  controls: ["AE-01"],
  types: ["ibm_resource_instance"],
  argument: "plan",
  when: isSparkInstance,
  accepts: (plan) => plan === runtimeData.plan,
  expected: runtimeData.plan,
  reject: always,
});
