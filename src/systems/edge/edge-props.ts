import type { ClientCertificatesProps } from "./client-certificates";
import type { DnsRecordProps } from "./dns-records";
import type { EdgeCertificateProps } from "./edge-certificate";
import type { HostProps } from "./edge-host";
import type { FirewallProps } from "./firewall";
import type { ILogTarget } from "./log-push";
import type { Plan } from "./plans";
import type { RateLimitProps } from "./rate-limit";

export interface ExistingEdge {
  /**
   * CRN of the Internet Services instance.
   * @example "crn:v1:bluemix:public:internet-svcs:global:a/0123456789abcdef0123456789abcdef:31111111-2222-4333-8444-555555555555::"
   */
  readonly instance: string;
  /**
   * True if the instance already has the zone. Its settings are hardened, unless `owned` is false.
   * @default false
   * @example true
   */
  readonly zone?: boolean;
  /**
   * False if another blueprint or team owns the zone: its settings, firewall, log push, alerts and CAA records. Rampart then adds only
   * routes, rate limits and DNS records, and the runbook `zone-owner.md` lists what the owner has to ensure. A zone has one owner.
   * @default true
   * @control CE-57
   * @example true
   */
  readonly owned?: boolean;
  /**
   * True if another owner in the account manages the authorization policies on this instance. Rampart then creates none of them;
   * Terraform checks at plan that each one that the platform needs exists.
   * @default false
   * @control IA-01
   * @example true
   */
  readonly authorized?: boolean;
}

/**
 * Cloud Internet Services in front of all public hosts: one zone, hardened as a unit, and a protected route for each
 * public host name.
 * @default - a zone for the registrable domain of the first public host name
 * @control CE-51
 * @example { zone: example.com }
 */
export interface EdgeProps {
  /**
   * Domain that Internet Services serves; all public host names must be in it.
   * @control CE-51
   * @example example.com
   */
  readonly zone: string;
  /**
   * Existing Internet Services instance, whether it already has the zone, and who owns that.
   * @default - an instance and a zone are created
   * @example { instance: "crn:v1:bluemix:public:internet-svcs:global:a/0123456789abcdef0123456789abcdef:31111111-2222-4333-8444-555555555555::", zone: true }
   */
  readonly existing?: ExistingEdge;
  /**
   * Pricing plan of the instance, which determines whether rate limits, log push and alerts are available. For an
   * existing instance, its current plan.
   * @default "enterprise-usage"
   * @control CE-53
   * @example enterprise-usage
   */
  readonly plan?: Plan;
  /**
   * Which name server is authoritative for the zone: Internet Services (`full`), or another one with CNAME records that
   * point to Internet Services (`partial`).
   * @default "full"
   * @control CE-51
   * @example partial
   */
  readonly type?: "full" | "partial";
  /**
   * Minimum TLS version for clients.
   * @default "1.2": with six cipher suites
   * @control CE-40
   * @example "1.3"
   */
  readonly minimumTls?: "1.2" | "1.3";
  /**
   * True challenges every browser before it gets through. For use during an attack.
   * @default false
   * @control CE-60
   * @example true
   */
  readonly defenseMode?: boolean;
  /**
   * True allows WebSocket connections to public hosts.
   * @default false
   * @example true
   */
  readonly websockets?: boolean;
  /**
   * Allowlists and blocklists for all hosts of the zone, by network and country.
   * @default - everybody may call
   * @control CE-30
   * @example { allow: [203.0.113.0/24], countries: { allow: [DE], block: [KP] } }
   */
  readonly firewall?: FirewallProps;
  /**
   * Rate limit: how many requests one client address may send to a host before it is blocked.
   * @default { "requests": 300, "seconds": 60, "block": 600 }
   * @control CE-61
   * @example { requests: 100, seconds: 60, block: 600 }
   */
  readonly rateLimit?: RateLimitProps;
  /**
   * Settings of individual public hosts, by host name, that differ from those of the zone.
   * @default - every host has the zone's settings
   * @example
   * shop.example.com:
   *   rateLimit: { requests: 100 }
   *   firewall: { countries: { block: [KP] } }
   */
  readonly hosts?: Readonly<Record<string, HostProps>>;
  /**
   * Mutual TLS: which hosts accept only clients with a certificate from your certificate authority. IBM support has to
   * enable it for the domain.
   * @default - no client certificates
   * @control CE-29
   * @example { hosts: [api.example.com] }
   */
  readonly clientCertificates?: ClientCertificatesProps;
  /**
   * Edge certificate for host names that the universal certificate does not cover, such as two levels below the zone.
   * @default - the universal certificate
   * @control CE-40
   * @example { hosts: [example.com, "*.api.example.com"] }
   */
  readonly certificate?: EdgeCertificateProps;
  /**
   * Additional DNS records of the zone, besides those that routes create.
   * @default - none
   * @control CE-56
   * @example [{ type: MX, name: "@", content: mail.example.net, priority: 10 }]
   */
  readonly records?: readonly DnsRecordProps[];
  /**
   * Certificate authorities that may issue certificates for the zone, each by the domain for the CAA record; the
   * authority of `certificate` is added automatically.
   * @default ["letsencrypt.org"]
   * @control CE-54
   * @example [letsencrypt.org]
   */
  readonly certificateAuthorities?: readonly string[];
  /**
   * CRN of the Cloud Logs instance that receives request logs and firewall events; in TypeScript also the instance
   * itself.
   * @default - the Cloud Logs instance of the platform's audit, if there is one and the plan supports log push
   * @control CE-60
   * @example "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:41111111-2222-4333-8444-555555555555::"
   */
  readonly logs?: ILogTarget | string;
  /**
   * E-mail addresses that receive alerts about attacks and failing origin pools.
   * @default - the addresses in `events.notify`, if the plan has alerts
   * @control CE-60
   * @example [web-platform@example.com]
   */
  readonly alerts?: readonly string[];
}

/** What a route needs of the edge. */
export interface IEdge {
  /** CRN of the instance. */
  readonly crn: string;
  /** GUID of the instance, the target of authorization policies. */
  readonly instance: string;
  /** Id of the zone. */
  readonly zoneId: string;
  /** Name of the zone. */
  readonly zone: string;
  readonly plan: Plan;
  /** The lowest version of TLS that clients may use. */
  readonly minimumTls: "1.2" | "1.3";
  /** Id of the ruleset that rate limits stand in; undefined on plans without them. */
  readonly rateLimitRuleset?: string;
  /** Names that a certificate is ordered for, besides the zone and one level below. */
  readonly certificateHosts: readonly string[];
  /** Who is told when a pool fails. */
  readonly recipients: readonly string[];
  /** What the host has of its own. */
  hostOf(hostname: string): HostProps;
}
