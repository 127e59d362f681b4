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
   * Host name of the origin server, in a domain that you own: neither an IP address nor a provider's public domain.
   * @control CE-55
   * @example shop-es.example.net
   */
  readonly address: string;
  /**
   * Relative weight of this origin within the pool, 0 to 1.
   * @default 1
   * @example 0.5
   */
  readonly weight?: number;
}

export interface PoolProps {
  /**
   * Origin servers of the pool, by name.
   * @control CE-55
   * @example { first: { address: shop-es.example.net } }
   */
  readonly origins: Readonly<Record<string, OriginProps>>;
  /**
   * Minimum number of healthy origins for the pool to count as healthy.
   * @default 1
   * @example 1
   */
  readonly minimumOrigins?: number;
  /**
   * Edge regions that run the health checks of the pool's origins.
   * @default - those of the application's own pool
   * @example [WEU]
   */
  readonly checkRegions?: readonly string[];
  /**
   * Edge regions whose clients this pool serves, for `steering: geo`.
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
            "steering: off allows only one additional pool",
            "one pool",
            count,
            "Choose another steering, or keep one pool.",
          ),
        ]
      : []),
    ...(steering !== "off" && pools.length === 0
      ? [
          fault(
            ["steering"],
            `steering: ${steering} needs more than one pool`,
            "pools beside the route's own",
            "none under pools",
            "Add pools, or remove steering.",
          ),
        ]
      : []),
    ...(steering === "geo" && unserved
      ? [
          fault(
            named(unserved),
            "a pool has no regions, so geo steering would never use it",
            "regions for each pool",
            "none",
            "Set the pool's regions.",
          ),
        ]
      : []),
    ...(steering !== "geo" && regional
      ? [
          fault(
            [...named(regional), "regions"],
            "a pool has regions, which only geo steering uses",
            "steering: geo",
            `steering: ${steering}`,
            "Set steering: geo.",
          ),
        ]
      : []),
    ...(!features.smartRouting && (steering === "dynamic_latency" || probes.some(({ length }) => length > 1))
      ? [
          fault(
            steering === "dynamic_latency" ? ["steering"] : host.checkRegions ? ["checkRegions"] : ["pools"],
            `the plan ${plan} has no latency steering, and health checks from one region only`,
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
            `too many pools: the plan ${plan} allows ${poolsOf(plan)}`,
            `at most ${poolsOf(plan) - 1} beside the route's own`,
            count,
            "Remove some, or choose another plan.",
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
            `minimumOrigins is greater than the number of origins in the pool ${name}`,
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
            `every origin of the pool ${name} has weight 0, so the pool serves no requests`,
            "a weight above 0 for one origin at least",
            "0 for each",
            "Give an origin a weight above 0.",
          ),
        ]
      : []),
  ];
}
