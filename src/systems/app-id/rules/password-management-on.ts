import { argumentRule } from "../../../posture/argument-rule";

/** Advanced password management is on: without it, its policies have no effect. */
export const passwordManagementOn = argumentRule({
  id: "password-management-on",
  controls: ["CE-33"],
  types: ["ibm_appid_apm"],
  argument: "enabled",
  accepts: (value) => value === true,
  expected: "true",
});
