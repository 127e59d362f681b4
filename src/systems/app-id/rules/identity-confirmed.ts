import { argumentRule } from "../../../posture/argument-rule";

/** Users must confirm their e-mail address before they get access. */
export const identityConfirmed = argumentRule({
  id: "identity-confirmed",
  controls: ["CE-33"],
  types: ["ibm_appid_idp_cloud_directory"],
  argument: "identity_confirm_access_mode",
  accepts: (value) => value === "FULL",
  expected: '"FULL"',
  reject: (value) => value === "OFF",
});
