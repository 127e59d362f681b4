/** A resource type that the provider still has, and whose API IBM has retired. */
export interface RetiredType {
  /** What does the same today. */
  readonly instead: string;
  /** Document, or issue. */
  readonly source: string;
}

const ruleset = "ibm_cis_ruleset_entrypoint_version or ibm_cis_ruleset_rule";
const wafApi = "ibm-cloud-docs/cis 0adb6bc, at_iam.md: the API of WAF packages is deprecated";
const firewallApi =
  "ibm-cloud-docs/cis 0adb6bc, actions.md: firewall rules are deprecated, and were moved to custom rules";

/** Retired resource types of Internet Services; the provider says a warning at most. */
export const retiredTypes: Readonly<Record<string, RetiredType>> = {
  ibm_cis_certificate_order: {
    instead: "ibm_cis_advanced_certificate_pack_order",
    source: "terraform-provider-ibm issues 4851 and 5142: the order names no certificate authority and is refused",
  },
  ibm_cis_filter: { instead: ruleset, source: firewallApi },
  ibm_cis_firewall: { instead: ruleset, source: firewallApi },
  ibm_cis_firewall_rule: { instead: ruleset, source: firewallApi },
  ibm_cis_rate_limit: {
    instead: "ibm_cis_ruleset_rule in the phase http_ratelimit",
    source: "terraform-provider-ibm issue 6555: every request fails since the API was retired",
  },
  ibm_cis_waf_group: { instead: ruleset, source: wafApi },
  ibm_cis_waf_package: { instead: ruleset, source: wafApi },
  ibm_cis_waf_rule: { instead: ruleset, source: wafApi },
};
