import { always, argumentRule } from "../../../posture/argument-rule";

/** API keys expire: a key without expiry stays usable after a leak. */
export const apiKeyExpires = argumentRule({
  id: "api-key-expires",
  controls: ["CE-66"],
  types: ["ibm_iam_service_api_key"],
  argument: "expires_at",
  accepts: (value) => typeof value === "string" && value !== "",
  expected: "an expiry time such as 2027-03-31T00:00+0000",
  referenceIsFine: true,
  reject: always,
});
