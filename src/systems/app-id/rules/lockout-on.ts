import { argumentRule } from "../../../posture/argument-rule";

/** An account is locked after failed attempts. */
export const lockoutOn = argumentRule({
  id: "lockout-on",
  controls: ["CE-33"],
  types: ["ibm_appid_apm"],
  argument: "lockout_policy.enabled",
  accepts: (value) => value === true,
  expected: "true",
});
