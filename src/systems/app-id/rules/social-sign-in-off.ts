import { argumentRule } from "../../../posture/argument-rule";

/** Sign-in with Facebook and Google is off: anyone can get an account there. A new instance offers both, with IBM's credentials. */
export const socialSignInOff = argumentRule({
  id: "social-sign-in-off",
  controls: ["CE-33"],
  types: ["ibm_appid_idp_facebook", "ibm_appid_idp_google"],
  argument: "is_active",
  accepts: (value) => value === false,
  expected: "false",
});
