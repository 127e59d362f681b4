import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";

/** A namespace stands in a resource group that is named; left out, the account's default is taken in silence. */
export const namespaceResourceGroup = argumentRule({
  id: "namespace-resource-group",
  controls: ["CE-19", "CR-01"],
  types: ["ibm_cr_namespace"],
  argument: "resource_group_id",
  accepts: (value) => /^[0-9a-f]{32}$/.test(textOf(value)),
  expected: "the id of a resource group",
  reject: always,
  referenceIsFine: true,
});
