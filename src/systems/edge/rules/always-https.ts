import { always, argumentRule } from "../../../posture/argument-rule";

/** HTTP requests are always redirected to HTTPS. */
export const alwaysHttps = argumentRule({
  id: "always-https",
  controls: ["CE-06"],
  types: ["ibm_cis_domain_settings"],
  argument: "always_use_https",
  accepts: (value) => value === "on",
  expected: '"on"',
  reject: always,
});
