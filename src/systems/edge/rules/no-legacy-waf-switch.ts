import { argumentRule } from "../../../posture/argument-rule";

/** The argument belongs to the retired firewall: if on, it protects nothing but looks as if it did. */
export const noLegacyWafSwitch = argumentRule({
  id: "no-legacy-waf-switch",
  controls: ["CE-57"],
  types: ["ibm_cis_domain_settings"],
  argument: "waf",
  accepts: () => false,
  expected: "no value: an entry point executes the managed rulesets",
  absentIsFine: true,
});
