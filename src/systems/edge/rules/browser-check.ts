import { argumentRule } from "../../../posture/argument-rule";

/** Requests that no browser would send are challenged. */
export const browserCheck = argumentRule({
  id: "browser-check",
  controls: ["CE-57"],
  types: ["ibm_cis_domain_settings"],
  argument: "browser_check",
  accepts: (value) => value === "on",
  expected: '"on"',
});
