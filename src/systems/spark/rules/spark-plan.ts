import { always, argumentRule } from "../../../posture/argument-rule";
import { runtimeData } from "../runtime-data";
import { isSparkInstance } from "../subjects";

/**
 * The instance uses the serverless plan: the classic Hadoop plans are discontinued, but the provider still accepts
 * their names.
 */
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
