import { numberOf } from "../../../core/number-of";
import { argumentRule } from "../../../posture/argument-rule";
import { sessionLimits } from "../session-limits";

/** The number of concurrent sessions is limited, so that a stolen session is noticed. */
export const sessionCount = argumentRule({
  id: "session-count",
  controls: ["CE-14"],
  types: ["ibm_iam_account_settings"],
  argument: "max_sessions_per_identity",
  accepts: (value) => numberOf(value) >= 1 && numberOf(value) <= sessionLimits.sessions.hardened,
  expected: `1 to ${sessionLimits.sessions.hardened}`,
});
