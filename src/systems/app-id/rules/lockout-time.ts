import { argumentRule } from "../../../posture/argument-rule";

/** A locked account stays locked for at least five minutes, to slow down password guessing. */
export const lockoutTime = argumentRule({
  id: "lockout-time",
  controls: ["CE-33"],
  types: ["ibm_appid_apm"],
  argument: "lockout_policy.lockout_time_sec",
  accepts: (value) => typeof value === "number" && value >= 300,
  expected: "300 seconds or more",
});
