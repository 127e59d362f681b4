import { always, argumentRule } from "../../../posture/argument-rule";

/** Health checks use HTTPS. */
export const healthCheckHttps = argumentRule({
  id: "health-check-https",
  controls: ["CE-55"],
  types: ["ibm_cis_healthcheck"],
  argument: "type",
  accepts: (value) => value === "https",
  expected: '"https" (the provider\'s default is http)',
  reject: always,
});
