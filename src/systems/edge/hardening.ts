/**
 * The cipher suites that the Code Engine documents name for TLS 1.2: forward secret, authenticated encryption only.
 * @control CE-41
 * @control CE-42
 * @control CE-43
 * @control CE-44
 * @control CE-45
 * @control CE-46
 */
export const cipherSuites: readonly { readonly name: string; readonly control: string }[] = [
  { name: "ECDHE-ECDSA-AES128-GCM-SHA256", control: "CE-41" },
  { name: "ECDHE-ECDSA-AES256-GCM-SHA384", control: "CE-42" },
  { name: "ECDHE-RSA-AES128-GCM-SHA256", control: "CE-43" },
  { name: "ECDHE-RSA-AES256-GCM-SHA384", control: "CE-44" },
  { name: "ECDHE-ECDSA-CHACHA20-POLY1305", control: "CE-45" },
  { name: "ECDHE-RSA-CHACHA20-POLY1305", control: "CE-46" },
];

/**
 * Managed rulesets of the web application firewall. The ids are the same in every account.
 * Source: IBM Cloud Internet Services documentation, "Managed rules".
 */
export const managedRulesets: readonly { readonly name: string; readonly id: string }[] = [
  { name: "CIS managed ruleset", id: "efb7b8c949ac4650a09736fc376e9aee" },
  { name: "CIS OWASP core ruleset", id: "4814384a9e5d4991b9815dcfc25d2f1f" },
  { name: "CIS exposed credentials check", id: "c2e184081120413c86c3ab7e14069605" },
];

/** Phase in which managed rulesets run. */
export const managedPhase = "http_request_firewall_managed";

/** A year in seconds, the shortest HSTS lifetime that browsers' preload lists take. */
export const hstsSeconds = 31_536_000;

/** Header that the edge adds and the application demands. */
export const originVerifyHeader = "X-Origin-Verify";

/** Phase of the rules that say who may call. */
export const firewallPhase = "http_request_firewall_custom";

/** Phase of the rules that say how often one may call. */
export const rateLimitPhase = "http_ratelimit";

/** The rules language compares as written, and clients may write a host in capitals. */
export function isHost(host: string): string {
  return `lower(http.host) eq "${host}"`;
}
