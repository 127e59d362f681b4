import type { Rule } from "../../../posture/rule";

/** What Internet Services has replaced by rulesets; the provider still takes it and only warns, if at all. */
export const noRetiredFirewall: Rule = {
  id: "no-retired-firewall",
  controls: ["CE-57"],
  forbids: true,
  types: [
    "ibm_cis_waf_package",
    "ibm_cis_waf_group",
    "ibm_cis_waf_rule",
    "ibm_cis_firewall_rule",
    "ibm_cis_filter",
    "ibm_cis_rate_limit",
  ],
  judge({ type }) {
    return {
      verdict: "violation",
      expected: "ibm_cis_ruleset_entrypoint_version or ibm_cis_ruleset_rule",
      got: `${type}, which IBM has retired`,
      reject: true,
    };
  },
};
