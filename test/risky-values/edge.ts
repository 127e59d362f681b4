import type { RiskyValue } from "../support/risky-values";

const settings = "ibm_cis_domain_settings";
const suites = [
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-CHACHA20-POLY1305",
  "ECDHE-RSA-CHACHA20-POLY1305",
];
const firewall = (id: string, add: object): RiskyValue => ({
  id,
  resource: "ibm_cis_firewall",
  add: { cis_id: "x", domain_id: "y", ...add },
});
const accessRule = (mode: string, target: string, value: string) => ({
  firewall_type: "access_rules",
  access_rule: [{ mode, configuration: [{ target, value }] }],
});
const lockdown = (target: string, value: string) => ({
  firewall_type: "lockdowns",
  lockdown: [{ urls: ["www.example.com"], configurations: [{ target, value }] }],
});
const userAgentRule = (mode: string) => ({
  firewall_type: "ua_rules",
  ua_rule: [{ mode, configuration: [{ target: "ua", value: "curl" }] }],
});
const rateLimit = (id: string, period: number, timeout: number): RiskyValue => ({
  id,
  resource: "ibm_cis_rate_limit",
  add: { cis_id: "x", domain_id: "y", threshold: 20, period, action: [{ mode: "ban", timeout }] },
});

export const values: readonly RiskyValue[] = [
  { id: "C01", resource: settings, argument: "ssl", to: "flexible" },
  { id: "C02", resource: settings, argument: "ssl", to: "full" },
  { id: "C03", resource: settings, argument: "ssl", to: "off" },
  { id: "C06", resource: settings, argument: "min_tls_version", to: "1.1" },
  { id: "C07", resource: settings, argument: "min_tls_version", to: "1.4" },
  { id: "C08", resource: settings, argument: "min_tls_version", to: "1.3" },
  { id: "C09", resource: settings, argument: "cipher", to: [...suites, "AES128-SHA"] },
  { id: "C10", resource: settings, argument: "cipher", to: [...suites, "DES-CBC3-SHA"] },
  { id: "C12", resource: settings, argument: "cipher", to: [] },
  { id: "C13", resource: settings, argument: "waf", to: "on" },
  { id: "C14", harmless: "defense mode, stricter than the default: what the runbook for an attack sets" },
  { id: "C16", resource: settings, argument: "security_header.max_age", to: 0 },
  { id: "C20", resource: "ibm_cis_global_load_balancer", argument: "proxied", to: false },
  { id: "C23", resource: "ibm_cis_global_load_balancer", argument: "steering_policy", to: null },
  { id: "C30", resource: "ibm_cis_healthcheck", argument: "type", to: "http" },
  { id: "C31", resource: "ibm_cis_healthcheck", argument: "allow_insecure", to: true },
  { id: "C34", resource: "ibm_cis_healthcheck", argument: "headers", to: null },
  {
    id: "C40",
    resource: "ibm_cis_dns_record",
    add: { cis_id: "x", domain_id: "y", name: "www", type: "CNAME", content: "a.example.net", proxied: true, ttl: 300 },
  },
  {
    id: "C41",
    resource: "ibm_cis_dns_record",
    add: { cis_id: "x", domain_id: "y", name: "www", type: "CNAME", content: "a.example.net", proxied: false },
  },
  { id: "C42", resource: "ibm_cis_dns_record", argument: "type", to: "FOO" },
  { id: "C50", resource: "ibm_cis_tls_settings", argument: "tls_1_3", to: "zrt" },
  { id: "C51", resource: "ibm_cis_tls_settings", argument: "tls_1_3", to: "off" },
  firewall("C60", accessRule("whitelist", "country", "DE")),
  firewall("C60L", { ...accessRule("block", "ip", "192.0.2.1"), firewall_type: "foo" }),
  firewall("C61", accessRule("block", "asn", "AS64500")),
  firewall("C61L", accessRule("foo", "ip", "192.0.2.1")),
  firewall("C62", accessRule("block", "ip", "192.0.2.1")),
  firewall("C62L", accessRule("block", "foo", "192.0.2.1")),
  firewall("C63", userAgentRule("block")),
  firewall("C63L", userAgentRule("whitelist")),
  firewall("C64", lockdown("ip", "192.0.2.1")),
  firewall("C64L", lockdown("country", "DE")),
  { id: "C65", resource: "ibm_cis_waf_package", add: { cis_id: "x", domain_id: "y", sensitivity: "low" } },
  { id: "C66", resource: "ibm_cis_waf_group", add: { cis_id: "x", domain_id: "y", mode: "on" } },
  rateLimit("C67", 60, 600),
  rateLimit("C68", 900, 60),
  { id: "C72", resource: "ibm_cis_ruleset_entrypoint_version", argument: "phase", to: "ddos_l7" },
  {
    id: "C73",
    resource: "ibm_cis_advanced_certificate_pack_order",
    add: {
      cis_id: "x",
      domain_id: "y",
      hosts: ["example.com"],
      certificate_authority: "foo",
      validation_method: "txt",
      validity: 1000,
    },
  },
  {
    id: "C75",
    resource: "ibm_cis_certificate_order",
    add: { cis_id: "x", domain_id: "y", hosts: ["example.com"], type: "dedicated" },
  },
  {
    id: "C76",
    resource: "ibm_cis_origin_certificate_order",
    add: {
      cis_id: "x",
      domain_id: "y",
      csr: "x",
      hostnames: ["example.com"],
      request_type: "origin-ecc",
      requested_validity: 5475,
    },
  },
  { id: "C79", resource: "ibm_cis", argument: "plan", to: "free" },
  { id: "C80", harmless: "what the edge does itself: Cloud Logs is the target that IBM offers today" },
];
