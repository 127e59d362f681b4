import type { ClientCertificatesProps } from "./client-certificates";
import type { DnsRecordProps } from "./dns-records";
import type { EdgeCertificateProps } from "./edge-certificate";
import type { HostProps } from "./edge-host";
import type { FirewallProps } from "./firewall";
import type { ILogTarget } from "./log-push";
import type { Plan } from "./plans";
import type { RateLimitProps } from "./rate-limit";

export interface ExistingEdge {
  /** CRN of an Internet Services instance that exists. */
  readonly instance: string;
  /** The zone exists in that instance too. Its settings are hardened all the same. @default false */
  readonly zone?: boolean;
}

export interface EdgeProps {
  /** The domain that is registered in Internet Services, for example `example.com`. @control CE-51 */
  readonly zone: string;
  /** @default - an instance is created */
  readonly existing?: ExistingEdge;
  /**
   * Plan of the instance; of one that exists, the plan that it has.
   * @default "enterprise-usage": with rate limiting, log push and alerts
   * @control CE-53
   */
  readonly plan?: Plan;
  /** `partial`: another name server answers for the zone, and CNAMEs lead here. @default "full" @control CE-51 */
  readonly type?: "full" | "partial";
  /** The lowest version of TLS that clients may use. @default "1.2" with six cipher suites @control CE-40 */
  readonly minimumTls?: "1.2" | "1.3";
  /**
   * Every browser is challenged before it is let through: during an attack, and not longer.
   * @default false
   * @control CE-60
   */
  readonly defenseMode?: boolean;
  /** Clients may open WebSockets. @default false */
  readonly websockets?: boolean;
  /** Who may call, for every host of the zone. @default - everybody @control CE-30 */
  readonly firewall?: FirewallProps;
  /** How often one address may call a host. @default 300 requests in 60 seconds, else blocked for 600 @control CE-61 */
  readonly rateLimit?: RateLimitProps;
  /** What public hosts have of their own, by host name. @default - nothing */
  readonly hosts?: Readonly<Record<string, HostProps>>;
  /** Mutual TLS towards clients. @default - clients show no certificate */
  readonly clientCertificates?: ClientCertificatesProps;
  /** A certificate of the edge for names that the universal one does not have. @default - the universal one @control CE-40 */
  readonly certificate?: EdgeCertificateProps;
  /** DNS records of the zone, besides what routes make. @default - none @control CE-56 */
  readonly records?: readonly DnsRecordProps[];
  /**
   * Authorities that may issue certificates for the zone, as in CAA records; that of `certificate` is added.
   * @default ["letsencrypt.org"]
   * @control CE-54
   */
  readonly certificateAuthorities?: readonly string[];
  /**
   * Cloud Logs instance that requests and firewall events are pushed to, or its CRN.
   * @default - that of the platform's audit, if it has one and the plan pushes logs
   * @control CE-60
   */
  readonly logs?: ILogTarget | string;
  /**
   * Mail addresses of those who are told of attacks, and of pools that fail.
   * @default - those whom the platform's Event Notifications tell, if the plan has alerts
   * @control CE-60
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
