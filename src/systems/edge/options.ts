/** Source: `steering_policy` of `ibm_cis_global_load_balancer`, provider ibm 2.5.0. */
export const steerings = ["off", "geo", "random", "dynamic_latency"] as const;
export type Steering = (typeof steerings)[number];

/** Regions of the edge. Source: Internet Services documentation, "Configuring traffic steering", 2026-08. */
export const edgeRegions = [
  "WNAM",
  "ENAM",
  "WEU",
  "EEU",
  "NSAM",
  "SSAM",
  "OC",
  "ME",
  "NAF",
  "SAF",
  "SAS",
  "SEAS",
  "NEAS",
] as const;

/**
 * Seconds that a rate may be counted over, and that an address is then blocked for.
 * Source: CLI reference of Internet Services, "advanced-rate-limiting rule-create", 2026-08.
 */
export const ratePeriods = [10, 60, 120, 300, 600, 3600] as const;
export const blockPeriods = [10, 60, 120, 300, 600, 3600, 86400] as const;

/** Types that a blueprint may write; those that lead to a host are proxied. */
export const recordTypes = ["A", "AAAA", "CNAME", "MX", "NS", "TXT"] as const;
/**
 * True for records by which clients find a host. A name with an underscore is no host's (RFC 8552): such a CNAME points mail
 * servers and certificate authorities to a key or an answer, which a proxy would hide.
 */
export function leadsToHost(type: string, name: string): boolean {
  return ["A", "AAAA", "CNAME"].includes(type) && !(type === "CNAME" && /(^|\.)_/.test(name));
}

/**
 * Authorities of advanced certificates, each with the domain in its CAA record.
 * Sources: `certificate_authority` in the provider's documentation (2.5.0); Internet Services documentation, "Managing
 * edge certificates", 2026-08.
 */
export const edgeAuthorities = { lets_encrypt: "letsencrypt.org", google: "pki.goog" } as const;
export type EdgeAuthority = keyof typeof edgeAuthorities;

/**
 * Fields of each dataset: who called what, with which outcome, and which rule spoke. Cookies, headers, queries and bodies
 * are left out: they may hold secrets. Source: Internet Services documentation, "Accessing log fields", 2026-08.
 */
export const datasets = {
  http_requests:
    "RayID,EdgeStartTimestamp,ClientIP,ClientASN,ClientCountry,ClientRequestHost,ClientRequestMethod,ClientRequestPath,ClientRequestUserAgent,ClientSSLProtocol,ClientSSLCipher,ClientMTLSAuthStatus,EdgeResponseStatus,OriginResponseStatus,SecurityAction,SecurityRuleID",
  firewall_events:
    "RayID,Datetime,Action,Source,RuleID,Description,ClientIP,ClientASN,ClientCountry,ClientRequestHost,ClientRequestMethod,ClientRequestPath,ClientRequestUserAgent,EdgeResponseStatus",
} as const;

/** What must be pushed for an attack to be understood afterwards. */
export const pushedDatasets = Object.keys(datasets) as readonly (keyof typeof datasets)[];
