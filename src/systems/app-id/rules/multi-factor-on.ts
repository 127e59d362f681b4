import { argumentRule } from "../../../posture/argument-rule";

/** Multi-factor authentication is on for everybody in the directory. */
export const multiFactorOn = argumentRule({
  id: "multi-factor-on",
  controls: ["CE-33"],
  types: ["ibm_appid_mfa"],
  argument: "is_active",
  accepts: (value) => value === true,
  expected: "true",
});
