import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";

/** A namespace names its resource group: if omitted, it silently goes into the account's default group. */
export const namespaceResourceGroup = argumentRule({
  id: "namespace-resource-group",
  controls: ["CE-19", "CR-01"],
  types: ["ibm_cr_namespace"],
  argument: "resource_group_id",
  accepts: (value) => /^[0-9a-f]{32}$/.test(textOf(value)),
  expected: "the ID of a resource group",
  reject: always,
  referenceIsFine: true,
});
