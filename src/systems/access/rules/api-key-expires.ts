import { always, argumentRule } from "../../../posture/argument-rule";

/** An API key ends: one that does not is found by somebody, some day. */
export const apiKeyExpires = argumentRule({
  id: "api-key-expires",
  controls: ["CE-66"],
  types: ["ibm_iam_service_api_key"],
  argument: "expires_at",
  accepts: (value) => typeof value === "string" && value !== "",
  expected: "a time, such as 2027-03-31T00:00+0000",
  referenceIsFine: true,
  reject: always,
});
