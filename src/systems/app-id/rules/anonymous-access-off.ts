import { always, argumentRule } from "../../../posture/argument-rule";

/** Anonymous access is off: nobody gets a token without signing in. A new instance allows it. */
export const anonymousAccessOff = argumentRule({
  id: "anonymous-access-off",
  controls: ["CE-29", "CE-33"],
  types: ["ibm_appid_token_config"],
  argument: "anonymous_access_enabled",
  accepts: (value) => value === false,
  expected: "false",
  reject: always,
});
