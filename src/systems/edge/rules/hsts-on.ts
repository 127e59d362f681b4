import { always, argumentRule } from "../../../posture/argument-rule";

/** HSTS is on: it tells browsers to use HTTPS only. */
export const hstsOn = argumentRule({
  id: "hsts-on",
  controls: ["CE-06"],
  types: ["ibm_cis_domain_settings"],
  argument: "security_header.enabled",
  accepts: (value) => value === true,
  expected: "true",
  reject: always,
});
