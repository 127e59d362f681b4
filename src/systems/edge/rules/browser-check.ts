import { argumentRule } from "../../../posture/argument-rule";

/** The browser integrity check challenges requests that no browser would send. */
export const browserCheck = argumentRule({
  id: "browser-check",
  controls: ["CE-57"],
  types: ["ibm_cis_domain_settings"],
  argument: "browser_check",
  accepts: (value) => value === "on",
  expected: '"on"',
});
