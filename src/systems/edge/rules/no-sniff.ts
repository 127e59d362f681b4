import { argumentRule } from "../../../posture/argument-rule";

/** The nosniff header stops browsers from guessing content types. */
export const noSniff = argumentRule({
  id: "no-sniff",
  controls: ["CE-06"],
  types: ["ibm_cis_domain_settings"],
  argument: "security_header.nosniff",
  accepts: (value) => value === true,
  expected: "true",
});
