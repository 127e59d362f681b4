import { argumentRule } from "../../../posture/argument-rule";

/** No refresh tokens: by default they hold 30 days. */
export const refreshTokenOff = argumentRule({
  id: "refresh-token-off",
  controls: ["CE-33"],
  types: ["ibm_appid_token_config"],
  argument: "refresh_token_enabled",
  accepts: (value) => value === false,
  expected: "false",
});
