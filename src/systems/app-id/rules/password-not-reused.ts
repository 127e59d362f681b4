import { argumentRule } from "../../../posture/argument-rule";

/** An old password does not come back. */
export const passwordNotReused = argumentRule({
  id: "password-not-reused",
  controls: ["CE-33"],
  types: ["ibm_appid_apm"],
  argument: "password_reuse.enabled",
  accepts: (value) => value === true,
  expected: "true",
});
