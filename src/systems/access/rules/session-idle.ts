import { numberOf } from "../../../core/number-of";
import { argumentRule } from "../../../posture/argument-rule";
import { sessionLimits } from "../session-limits";

/** An idle session ends within an hour. */
export const sessionIdle = argumentRule({
  id: "session-idle",
  controls: ["CE-14"],
  types: ["ibm_iam_account_settings"],
  argument: "session_invalidation_in_seconds",
  accepts: (value) =>
    numberOf(value) >= sessionLimits.leastSeconds && numberOf(value) <= sessionLimits.idleMinutes.hardened * 60,
  expected: `${sessionLimits.leastSeconds} to ${sessionLimits.idleMinutes.hardened * 60} seconds`,
});
