import { always, argumentRule } from "../../../posture/argument-rule";
import { isSparkInstance } from "../subjects";

/** The resource group is written: without it the instance falls into the account's default group. */
export const sparkResourceGroup = argumentRule({
  id: "spark-resource-group",
  controls: ["AE-14"],
  types: ["ibm_resource_instance"],
  argument: "resource_group_id",
  when: isSparkInstance,
  accepts: (value) => typeof value === "string" && /^[0-9a-f]{32}$/.test(value),
  expected: "the id of a resource group",
  referenceIsFine: true,
  reject: always,
});
