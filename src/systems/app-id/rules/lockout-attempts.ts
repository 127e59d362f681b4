import { argumentRule } from "../../../posture/argument-rule";

/** An account is locked after 10 failed attempts at most. */
export const lockoutAttempts = argumentRule({
  id: "lockout-attempts",
  controls: ["CE-33"],
  types: ["ibm_appid_apm"],
  argument: "lockout_policy.num_of_attempts",
  accepts: (value) => typeof value === "number" && value >= 1 && value <= 10,
  expected: "1 to 10",
});
