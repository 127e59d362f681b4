import { always, argumentRule } from "../../../posture/argument-rule";

/** Where events go is changed from private networks only. */
export const auditApiPrivate = argumentRule({
  id: "audit-api-private",
  controls: ["CE-62"],
  types: ["ibm_atracker_settings"],
  argument: "private_api_endpoint_only",
  accepts: (value) => value === true,
  expected: "true, in an account with service endpoints switched on",
  reject: always,
});
