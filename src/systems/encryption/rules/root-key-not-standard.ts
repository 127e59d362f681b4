import { argumentRule } from "../../../posture/argument-rule";

/** Keys that wrap other keys are root keys, whose material never leaves Key Protect. */
export const rootKeyNotStandard = argumentRule({
  id: "root-key-not-standard",
  controls: ["KP-05"],
  types: ["ibm_kms_key"],
  argument: "standard_key",
  accepts: (value) => value === false,
  expected: "false: a root key",
});
