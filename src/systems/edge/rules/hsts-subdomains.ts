import { argumentRule } from "../../../posture/argument-rule";

/** HSTS includes subdomains. */
export const hstsSubdomains = argumentRule({
  id: "hsts-subdomains",
  controls: ["CE-06"],
  types: ["ibm_cis_domain_settings"],
  argument: "security_header.include_subdomains",
  accepts: (value) => value === true,
  expected: "true",
});
