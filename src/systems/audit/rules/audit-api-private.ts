import { always, argumentRule } from "../../../posture/argument-rule";

/** Event routing settings can be changed only through private endpoints. */
export const auditApiPrivate = argumentRule({
  id: "audit-api-private",
  controls: ["CE-62"],
  types: ["ibm_atracker_settings"],
  argument: "private_api_endpoint_only",
  accepts: (value) => value === true,
  expected: "true, which requires an account with service endpoints enabled",
  reject: always,
});
