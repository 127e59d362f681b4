import { always, argumentRule } from "../../../posture/argument-rule";
import { hstsSeconds } from "../hardening";

/** HSTS is valid for at least a year. */
export const hstsLifetime = argumentRule({
  id: "hsts-lifetime",
  controls: ["CE-06"],
  types: ["ibm_cis_domain_settings"],
  argument: "security_header.max_age",
  accepts: (value) => typeof value === "number" && value >= hstsSeconds,
  expected: `${hstsSeconds} seconds or more`,
  reject: always,
});
