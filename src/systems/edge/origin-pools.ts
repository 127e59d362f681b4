import type { CisGlobalLoadBalancerConfig } from "@cdktf/provider-ibm/lib/cis-global-load-balancer";
import { CisOriginPool } from "@cdktf/provider-ibm/lib/cis-origin-pool";
import type { Construct } from "constructs";
import type { Fault } from "../../core/fault";
import { pathBelow } from "../../document/document";
import { RampartStack } from "../../platform/stack";
import type { HostProps } from "./edge-host";
import { edgeRegions } from "./options";
import { type Plan, planFeatures, poolsOf } from "./plans";

export interface OriginProps {
  /**
   * Host name of the origin server, under a domain of your own: neither an IP address nor a provider's domain that
   * anybody may call.
   * @control CE-55
   * @example shop-es.example.net
   */
  readonly address: string;
  /**
   * Share of the pool's requests that this origin gets, 0 to 1.
   * @default 1
   * @example 0.5
   */
  readonly weight?: number;
}

export interface PoolProps {
  /**
   * Servers that answer the pool's requests, by a name for each.
   * @control CE-55
   * @example { first: { address: shop-es.example.net } }
   */
  readonly origins: Readonly<Record<string, OriginProps>>;
  /**
   * How many origins must be healthy for the pool to count as healthy.
   * @default 1
   * @example 1
   */
  readonly minimumOrigins?: number;
  /**
   * Regions of the edge from which the pool's origins are probed.
   * @default - those of the application's own pool
   * @example [WEU]
   */
  readonly checkRegions?: readonly string[];
  /**
   * With `steering: geo`, regions whose clients this pool serves.
   * @default - none
   * @example [WEU, EEU]
   */
  readonly regions?: readonly string[];
}

export interface PoolContext {
  readonly crn: string;
  /** Id of the health check. */
  readonly monitor: string;
  /** First part of the names. */
  readonly name: string;
  readonly checkRegions: readonly string[];
  /** Who gets mail when a pool's health changes. @default - nobody */
  readonly notify?: string;
}

/** A pool of origins, each of them probed. @control CE-55 */
export function originPool(scope: Construct, id: string, context: PoolContext, props: PoolProps): CisOriginPool {
  return new CisOriginPool(scope, id, {
    cisId: context.crn,
    provider: RampartStack.of(scope).publicApi,
    name: context.name,
    checkRegions: [...(props.checkRegions ?? context.checkRegions)],
    enabled: true,
    minimumOrigins: props.minimumOrigins ?? 1,
    monitor: context.monitor,
    ...(context.notify === undefined ? {} : { notificationEmail: context.notify }),
    origins: Object.entries(props.origins).map(([name, { address, weight }]) => ({
      name,
      address,
      enabled: true,
      weight: weight ?? 1,
    })),
  });
}

type Steered = Pick<
  CisGlobalLoadBalancerConfig,
  "defaultPoolIds" | "fallbackPoolId" | "regionPools" | "steeringPolicy"
>;

/**
 * How a load balancer uses its pools. The provider keeps `default_pool_ids` as a set (ibm 2.5.0,
 * resource_ibm_cis_global_load_balancer.go): their order is lost, so a failover is one pool and one fallback.
 */
export function steer(own: string, others: ReadonlyMap<string, string>, host: HostProps): Steered {
  const steeringPolicy = host.steering ?? "off";
  const [first] = others.values();
  switch (steeringPolicy) {
    case "off":
      return { steeringPolicy, defaultPoolIds: [own], fallbackPoolId: first ?? own };
    case "geo":
      return { steeringPolicy, defaultPoolIds: [own], fallbackPoolId: own, regionPools: regionPools(others, host) };
    default:
      return { steeringPolicy, defaultPoolIds: [own, ...others.values()], fallbackPoolId: own };
  }
}

function regionPools(others: ReadonlyMap<string, string>, { pools = {} }: HostProps) {
  return edgeRegions
    .map((region) => ({
      region,
      poolIds: [...others].filter(([name]) => pools[name]?.regions?.includes(region)).map(([, id]) => id),
    }))
    .filter(({ poolIds }) => poolIds.length > 0);
}

/** What of a host's pools cannot work. */
export function poolFaults(path: string, host: HostProps, plan: Plan): Fault[] {
  const pools = Object.entries(host.pools ?? {});
  const steering = host.steering ?? "off";
  const features = planFeatures[plan];
  const probes = [host.checkRegions ?? [], ...pools.map(([, pool]) => pool.checkRegions ?? [])];
  const fault = (at: readonly string[], message: string, expected: string, got: string, fix: string): Fault => ({
    code: "ED004",
    message,
    place: { path: pathBelow(path, ...at) },
    expected,
    got,
    fix,
  });
  const named = (found: [string, PoolProps] | undefined) => (found === undefined ? [] : ["pools", found[0]]);
  const unserved = pools.find(([, { regions }]) => (regions ?? []).length === 0);
  const regional = pools.find(([, { regions }]) => regions !== undefined);
  const count = `${pools.length} under pools`;
  return [
    ...(steering === "off" && pools.length > 1
      ? [
          fault(
            ["pools"],
            "steering off has one pool beside the route's own",
            "one pool",
            count,
            "Choose a steering, or leave one pool.",
          ),
        ]
      : []),
    ...(steering !== "off" && pools.length === 0
      ? [
          fault(
            ["steering"],
            `there is one pool only, and nothing to steer by ${steering}`,
            "pools beside the route's own",
            "none under pools",
            "Add pools, or leave steering out.",
          ),
        ]
      : []),
    ...(steering === "geo" && unserved
      ? [
          fault(
            named(unserved),
            "a pool has no regions, and geo steering would never use it",
            "regions for each pool",
            "none",
            "Name the regions that it serves.",
          ),
        ]
      : []),
    ...(steering !== "geo" && regional
      ? [
          fault(
            [...named(regional), "regions"],
            "a pool has regions, and only geo steering looks at them",
            "steering: geo",
            `steering: ${steering}`,
            "Set steering to geo.",
          ),
        ]
      : []),
    ...(!features.smartRouting && (steering === "dynamic_latency" || probes.some(({ length }) => length > 1))
      ? [
          fault(
            steering === "dynamic_latency" ? ["steering"] : host.checkRegions ? ["checkRegions"] : ["pools"],
            `the plan ${plan} has no latency steering and probes from one region`,
            "an enterprise plan",
            plan,
            "Choose an enterprise plan.",
          ),
        ]
      : []),
    ...(pools.length + 1 > poolsOf(plan)
      ? [
          fault(
            ["pools"],
            `the plan ${plan} has ${poolsOf(plan)} pools`,
            `at most ${poolsOf(plan) - 1} beside the route's own`,
            count,
            "Leave some out, or choose another plan.",
          ),
        ]
      : []),
    ...pools.flatMap(([name, pool]) => singlePoolFaults(name, pool, fault)),
  ];
}

function singlePoolFaults(
  name: string,
  pool: PoolProps,
  fault: (at: readonly string[], message: string, expected: string, got: string, fix: string) => Fault,
): Fault[] {
  const origins = Object.values(pool.origins);
  return [
    ...((pool.minimumOrigins ?? 1) > origins.length
      ? [
          fault(
            ["pools", name, "minimumOrigins"],
            `the pool ${name} has fewer origins than must be healthy`,
            `at most ${origins.length}, the number of origins`,
            String(pool.minimumOrigins ?? 1),
            "Lower minimumOrigins, or add origins.",
          ),
        ]
      : []),
    ...(origins.every(({ weight }) => weight === 0)
      ? [
          fault(
            ["pools", name, "origins"],
            `no origin of the pool ${name} has a weight: it serves nobody`,
            "a weight above 0 for one origin at least",
            "0 for each",
            "Give an origin a weight above 0.",
          ),
        ]
      : []),
  ];
}
