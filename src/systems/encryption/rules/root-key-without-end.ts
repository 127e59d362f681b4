import { argumentRule } from "../../../posture/argument-rule";

/** A root key has no expiration date: on that day, everything that it protects becomes unreadable. */
export const rootKeyWithoutEnd = argumentRule({
  id: "root-key-without-end",
  controls: ["KP-05"],
  types: ["ibm_kms_key"],
  argument: "expiration_date",
  accepts: () => false,
  absentIsFine: true,
  when: ({ arguments: { standard_key: standard } }) => standard !== true,
  expected: "no expiration date",
});
