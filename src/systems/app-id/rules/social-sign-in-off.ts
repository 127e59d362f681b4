import { argumentRule } from "../../../posture/argument-rule";

/** Anybody has an account at Facebook or Google. A new instance offers both, with credentials of IBM's. */
export const socialSignInOff = argumentRule({
  id: "social-sign-in-off",
  controls: ["CE-33"],
  types: ["ibm_appid_idp_facebook", "ibm_appid_idp_google"],
  argument: "is_active",
  accepts: (value) => value === false,
  expected: "false",
});
