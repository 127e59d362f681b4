import { always, argumentRule } from "../../../posture/argument-rule";
import { hasSpark } from "../subjects";

/** Terraform does not delete a root key that still encrypts data. */
export const sparkKeyKept = argumentRule({
  id: "spark-key-kept",
  controls: ["AE-28"],
  types: ["ibm_kms_key"],
  argument: "force_delete",
  when: (_, world) => hasSpark(world),
  accepts: (value) => value === false,
  expected: "false",
  reject: always,
});
