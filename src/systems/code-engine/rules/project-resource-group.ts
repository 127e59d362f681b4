import { always, argumentRule } from "../../../posture/argument-rule";

/** A project names its resource group: if omitted, it silently goes into the account's default group. */
export const projectResourceGroup = argumentRule({
  id: "project-resource-group",
  controls: ["CE-03"],
  types: ["ibm_code_engine_project"],
  argument: "resource_group_id",
  accepts: () => true,
  expected: "the ID of a resource group",
  reject: always,
  referenceIsFine: true,
});
