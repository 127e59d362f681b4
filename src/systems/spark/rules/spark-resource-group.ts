import { always, argumentRule } from "../../../posture/argument-rule";
import { isSparkInstance } from "../subjects";

/** The resource group is set: without it, the instance is created in the account's default resource group. */
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
