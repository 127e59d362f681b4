import { argumentRule } from "../../../posture/argument-rule";

/** Without advanced password management its policies do nothing. */
export const passwordManagementOn = argumentRule({
  id: "password-management-on",
  controls: ["CE-33"],
  types: ["ibm_appid_apm"],
  argument: "enabled",
  accepts: (value) => value === true,
  expected: "true",
});
