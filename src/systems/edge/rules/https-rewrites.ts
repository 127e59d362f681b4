import { argumentRule } from "../../../posture/argument-rule";

/** Links inside pages are rewritten to HTTPS. */
export const httpsRewrites = argumentRule({
  id: "https-rewrites",
  controls: ["CE-06"],
  types: ["ibm_cis_domain_settings"],
  argument: "automatic_https_rewrites",
  accepts: (value) => value === "on",
  expected: '"on"',
});
