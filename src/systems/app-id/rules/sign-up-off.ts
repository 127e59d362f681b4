import { argumentRule } from "../../../posture/argument-rule";

/** Sign-up is off: an administrator adds users; the provider's default lets users sign themselves up. */
export const signUpOff = argumentRule({
  id: "sign-up-off",
  controls: ["CE-33"],
  types: ["ibm_appid_idp_cloud_directory"],
  argument: "signup_enabled",
  accepts: (value) => value === false,
  expected: "false",
});
