import { numberOf } from "../../../core/number-of";
import { argumentRule } from "../../../posture/argument-rule";

/** A session that nobody uses ends within the hour. */
export const sessionIdle = argumentRule({
  id: "session-idle",
  controls: ["CE-14"],
  types: ["ibm_iam_account_settings"],
  argument: "session_invalidation_in_seconds",
  accepts: (value) => numberOf(value) >= 900 && numberOf(value) <= 3600,
  expected: "900 to 3600 seconds",
});
