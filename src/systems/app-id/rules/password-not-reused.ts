import { argumentRule } from "../../../posture/argument-rule";

/** Old passwords cannot be reused. */
export const passwordNotReused = argumentRule({
  id: "password-not-reused",
  controls: ["CE-33"],
  types: ["ibm_appid_apm"],
  argument: "password_reuse.enabled",
  accepts: (value) => value === true,
  expected: "true",
});
