import { numberOf } from "../../../core/number-of";
import { argumentRule } from "../../../posture/argument-rule";
import { sessionLimits } from "../session-limits";

/** A session lasts no longer than a working day. */
export const sessionLifetime = argumentRule({
  id: "session-lifetime",
  controls: ["CE-14"],
  types: ["ibm_iam_account_settings"],
  argument: "session_expiration_in_seconds",
  accepts: (value) =>
    numberOf(value) >= sessionLimits.leastSeconds && numberOf(value) <= sessionLimits.hours.hardened * 3600,
  expected: `${sessionLimits.leastSeconds} to ${sessionLimits.hours.hardened * 3600} seconds`,
});
