import type { FirewallProps } from "./firewall";
import type { Steering } from "./options";
import type { PoolProps } from "./origin-pools";
import type { RateLimitProps } from "./rate-limit";

/** What one public host has of its own. */
export interface HostProps {
  /**
   * Who may call this host, in addition to what the zone demands.
   * @default - whoever may call the zone
   * @control CE-30
   * @example { allow: [203.0.113.0/24] }
   */
  readonly firewall?: FirewallProps;
  /**
   * How many requests one client address may send to this host before it is blocked.
   * @default - the zone's limit
   * @control CE-61
   * @example { requests: 100 }
   */
  readonly rateLimit?: RateLimitProps;
  /**
   * Further origin pools by name, beside the one that leads to the application.
   * @default - none
   * @control CE-55
   * @example { spain: { origins: { first: { address: shop-es.example.net } } } }
   */
  readonly pools?: Readonly<Record<string, PoolProps>>;
  /**
   * How requests are spread over the origin pools: `off` uses the application's own pool and one fallback, `geo`
   * decides by the client's region, `dynamic_latency` by response time.
   * @default "off"
   * @control CE-55
   * @example random
   */
  readonly steering?: Steering;
  /**
   * Regions of the edge from which the application's own pool is probed.
   * @default - the one region nearest to the platform
   * @example [WEU, EEU]
   */
  readonly checkRegions?: readonly string[];
  /**
   * True sends a client's later requests to the origin that answered the first.
   * @default false
   * @example true
   */
  readonly sessionAffinity?: boolean;
  /**
   * True makes the edge present a client certificate to the origin (authenticated origin pull). Only for origins that
   * verify it: Code Engine ends TLS itself and does not.
   * @default false
   * @control CE-50
   * @example false
   */
  readonly originPull?: boolean;
}
