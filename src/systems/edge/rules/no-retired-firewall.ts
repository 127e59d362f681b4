import type { Rule } from "../../../posture/rule";
import { retiredTypes } from "../../../terraform/retired-types";

/** Types that rulesets have replaced, with the control that nobody answers by it. */
const retired: Readonly<Record<string, string>> = {
  ibm_cis_waf_package: "CE-57",
  ibm_cis_waf_group: "CE-57",
  ibm_cis_waf_rule: "CE-57",
  // The provider registers its checks under another name, and takes any word as type, mode and target.
  ibm_cis_firewall: "CE-30",
  ibm_cis_firewall_rule: "CE-30",
  ibm_cis_filter: "CE-30",
  ibm_cis_rate_limit: "CE-61",
};

/** Resources that rulesets have replaced are not used; the provider still accepts them with a warning at most. */
export const noRetiredFirewall: Rule = {
  id: "no-retired-firewall",
  controls: [...new Set(Object.values(retired))],
  forbids: true,
  types: Object.keys(retired),
  judge({ type }) {
    return {
      verdict: "violation",
      expected: retiredTypes[type]?.instead ?? "",
      got: `${type}, which IBM has retired`,
      reject: true,
      controls: [retired[type] ?? "CE-57"],
    };
  },
};
