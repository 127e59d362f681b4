import { argumentRule } from "../../../posture/argument-rule";

/** The switch belongs to the firewall that IBM has retired: on, it protects nothing and looks as if it did. */
export const noLegacyWafSwitch = argumentRule({
  id: "no-legacy-waf-switch",
  controls: ["CE-57"],
  types: ["ibm_cis_domain_settings"],
  argument: "waf",
  accepts: () => false,
  expected: "no value: managed rulesets are executed by an entry point",
  absentIsFine: true,
});
