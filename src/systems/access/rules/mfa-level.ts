import { argumentRule } from "../../../posture/argument-rule";

/** Every user of the account needs a second factor that is not e-mail. */
export const mfaLevel = argumentRule({
  id: "mfa-level",
  controls: ["CE-14"],
  types: ["ibm_iam_account_settings"],
  argument: "mfa",
  accepts: (value) => value === "LEVEL2" || value === "LEVEL3",
  expected: "LEVEL3 or LEVEL2",
  reject: (value) => value === "NONE" || value === "NONE_NO_ROPC",
});
