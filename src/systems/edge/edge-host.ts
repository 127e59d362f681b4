import type { FirewallProps } from "./firewall";
import type { Steering } from "./options";
import type { PoolProps } from "./origin-pools";
import type { RateLimitProps } from "./rate-limit";

/** What one public host has of its own. */
export interface HostProps {
  /**
   * Firewall of this host, in addition to the zone's.
   * @default - the zone's firewall only
   * @control CE-30
   * @example { allow: [203.0.113.0/24] }
   */
  readonly firewall?: FirewallProps;
  /**
   * Rate limit of this host: how many requests one client address may send before it is blocked.
   * @default - the zone's limit
   * @control CE-61
   * @example { requests: 100 }
   */
  readonly rateLimit?: RateLimitProps;
  /**
   * Additional origin pools by name, besides the application's own pool.
   * @default - none
   * @control CE-55
   * @example { spain: { origins: { first: { address: shop-es.example.net } } } }
   */
  readonly pools?: Readonly<Record<string, PoolProps>>;
  /**
   * How requests are distributed over the origin pools: `off` uses the application's own pool and one fallback, `geo`
   * chooses by the client's region, `dynamic_latency` by response time.
   * @default "off"
   * @control CE-55
   * @example random
   */
  readonly steering?: Steering;
  /**
   * Edge regions that run the health checks of the application's own pool.
   * @default - the region nearest to the platform
   * @example [WEU, EEU]
   */
  readonly checkRegions?: readonly string[];
  /**
   * True enables session affinity: a client's later requests go to the same origin as its first request.
   * @default false
   * @example true
   */
  readonly sessionAffinity?: boolean;
  /**
   * True makes the edge present a client certificate to the origin (authenticated origin pull). Only for origins
   * that verify it: Code Engine terminates TLS itself and does not.
   * @default false
   * @control CE-50
   * @example false
   */
  readonly originPull?: boolean;
}
