import { argumentRule } from "../../../posture/argument-rule";

/** Refresh tokens are off: by default they are valid for 30 days. */
export const refreshTokenOff = argumentRule({
  id: "refresh-token-off",
  controls: ["CE-33"],
  types: ["ibm_appid_token_config"],
  argument: "refresh_token_enabled",
  accepts: (value) => value === false,
  expected: "false",
});
