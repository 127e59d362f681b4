import { always, argumentRule } from "../../../posture/argument-rule";

/** Health checks verify the origin's certificate. */
export const healthCheckVerified = argumentRule({
  id: "health-check-verified",
  controls: ["CE-55"],
  types: ["ibm_cis_healthcheck"],
  argument: "allow_insecure",
  accepts: (value) => value === false,
  expected: "false",
  reject: always,
});
