import { argumentRule } from "../../../posture/argument-rule";
import { tokenMinutes } from "../token-minutes";

/** Access tokens expire after 15 minutes or less, because they cannot be revoked. App ID's minimum is 5 minutes. */
export const accessTokenLifetime = argumentRule({
  id: "access-token-lifetime",
  controls: ["CE-33"],
  types: ["ibm_appid_token_config"],
  argument: "access_token_expires_in",
  accepts: (value) =>
    typeof value === "number" && value >= tokenMinutes.least * 60 && value <= tokenMinutes.hardened * 60,
  expected: `${tokenMinutes.least * 60} to ${tokenMinutes.hardened * 60} seconds`,
});
