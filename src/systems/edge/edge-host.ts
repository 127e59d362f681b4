import type { FirewallProps } from "./firewall";
import type { Steering } from "./options";
import type { PoolProps } from "./origin-pools";
import type { RateLimitProps } from "./rate-limit";

/** What one public host has of its own. */
export interface HostProps {
  /** Who may call the host, besides what the zone says. @default - who may call the zone @control CE-30 */
  readonly firewall?: FirewallProps;
  /** How often one address may call the host. @default - what the zone says @control CE-61 */
  readonly rateLimit?: RateLimitProps;
  /** Further origin pools by name, beside the route's own. @default - none @control CE-55 */
  readonly pools?: Readonly<Record<string, PoolProps>>;
  /**
   * How requests are spread over the pools. With `off` the route's own pool serves, and one other when it is down.
   * @default "off"
   * @control CE-55
   */
  readonly steering?: Steering;
  /** Regions that probe the route's own pool. @default - the one of the platform's region */
  readonly checkRegions?: readonly string[];
  /** Clients stay with the origin that answered them first. @default false */
  readonly sessionAffinity?: boolean;
  /**
   * The edge shows the origin a certificate (authenticated origin pull). Only for origins that check it: Code Engine ends
   * TLS itself and does not.
   * @default false
   * @control CE-50
   */
  readonly originPull?: boolean;
}
