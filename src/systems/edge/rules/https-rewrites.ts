import { argumentRule } from "../../../posture/argument-rule";

/** Automatic HTTPS rewrites are on: links inside pages use HTTPS. */
export const httpsRewrites = argumentRule({
  id: "https-rewrites",
  controls: ["CE-06"],
  types: ["ibm_cis_domain_settings"],
  argument: "automatic_https_rewrites",
  accepts: (value) => value === "on",
  expected: '"on"',
});
