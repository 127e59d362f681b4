import { argumentRule } from "../../../posture/argument-rule";

/** People are entered by somebody; they do not sign themselves up, which the provider's default allows. */
export const signUpOff = argumentRule({
  id: "sign-up-off",
  controls: ["CE-33"],
  types: ["ibm_appid_idp_cloud_directory"],
  argument: "signup_enabled",
  accepts: (value) => value === false,
  expected: "false",
});
