import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** The key of a service instance has the role Reader or Writer, or none where a service ID has roles of its own. */
export const resourceKeyLeastRole = argumentRule({
  id: "resource-key-least-role",
  controls: ["CE-15"],
  types: ["ibm_resource_key"],
  argument: "role",
  accepts: (role) => !/(^|:)(Manager|Administrator|Editor)$/.test(textOf(role)),
  absentIsFine: true,
  expected: "Reader or Writer, or no role",
});
