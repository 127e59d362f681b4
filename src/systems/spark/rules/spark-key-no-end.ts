import { always, argumentRule } from "../../../posture/argument-rule";
import { hasSpark } from "../subjects";

/** A root key has no expiration date: all data that it protects would be unreadable from then on. */
export const sparkKeyNoEnd = argumentRule({
  id: "spark-key-no-end",
  controls: ["AE-28"],
  types: ["ibm_kms_key"],
  argument: "expiration_date",
  when: (key, world) => hasSpark(world) && key.arguments.standard_key === false,
  accepts: () => false,
  expected: "nothing",
  absentIsFine: true,
  reject: always,
});
