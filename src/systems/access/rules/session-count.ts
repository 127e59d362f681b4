import { numberOf } from "../../../core/number-of";
import { argumentRule } from "../../../posture/argument-rule";

/** A stolen session does not hide among many. */
export const sessionCount = argumentRule({
  id: "session-count",
  controls: ["CE-14"],
  types: ["ibm_iam_account_settings"],
  argument: "max_sessions_per_identity",
  accepts: (value) => numberOf(value) >= 1 && numberOf(value) <= 10,
  expected: "1 to 10",
});
