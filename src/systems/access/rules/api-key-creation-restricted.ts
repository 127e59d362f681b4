import { argumentRule } from "../../../posture/argument-rule";

/** Only named users may create API keys. */
export const apiKeyCreationRestricted = argumentRule({
  id: "api-key-creation-restricted",
  controls: ["CE-14"],
  types: ["ibm_iam_account_settings"],
  argument: "restrict_create_platform_apikey",
  accepts: (value) => value === "RESTRICTED",
  expected: "RESTRICTED",
});
