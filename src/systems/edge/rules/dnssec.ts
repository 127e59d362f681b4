import { argumentRule } from "../../../posture/argument-rule";

/** DNSSEC signs the DNS responses of the zone. */
export const dnssec = argumentRule({
  id: "dnssec",
  controls: ["CE-54"],
  types: ["ibm_cis_domain_settings"],
  argument: "dnssec",
  accepts: (value) => value === "active",
  expected: '"active"',
});
