import { always, argumentRule } from "../../../posture/argument-rule";

/** A project stands in a resource group that is named; left out, the account's default is taken in silence. */
export const projectResourceGroup = argumentRule({
  id: "project-resource-group",
  controls: ["CE-03"],
  types: ["ibm_code_engine_project"],
  argument: "resource_group_id",
  accepts: () => true,
  expected: "the id of a resource group",
  reject: always,
  referenceIsFine: true,
});
