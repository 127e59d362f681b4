import { numberOf } from "../../../core/number-of";
import { argumentRule } from "../../../posture/argument-rule";

/** A session ends with the working day at the latest. */
export const sessionLifetime = argumentRule({
  id: "session-lifetime",
  controls: ["CE-14"],
  types: ["ibm_iam_account_settings"],
  argument: "session_expiration_in_seconds",
  accepts: (value) => numberOf(value) >= 900 && numberOf(value) <= 28_800,
  expected: "900 to 28800 seconds",
});
