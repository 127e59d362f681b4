import { parseCrn } from "../../core/crn";
import { type Fault, FaultError, together } from "../../core/fault";
import { wrongNames } from "../../core/names";
import type { Region } from "../../core/regions";
import { pathBelow } from "../../document/document";
import type { Platform } from "../../platform/platform";
import { databaseFaults } from "../databases";
import type { PrivateNetwork, TierNeed } from "../network";
import { addressFaults, type ClusterAddresses, type Taken } from "./addresses";
import { checkBindings } from "./binding";
import { metroOf } from "./host-pool";
import { checkScaling, checkTaints, type PlannedPool } from "./pools";
import type { VpcClusterProps } from "./props";
import { madeByService } from "./service-endpoints";
import { clusterVersions, datesOf } from "./versions";

/** What follows from a cluster's settings. */
export interface ClusterPlan {
  readonly pools: readonly PlannedPool[];
  readonly addresses: ClusterAddresses;
  /** Addresses of other clusters in the VPC. */
  readonly taken: readonly Taken[];
}

/** Everything that makes a cluster impossible, before anything of it is made. */
export function checkCluster(
  platform: Platform,
  network: PrivateNetwork,
  system: string,
  props: VpcClusterProps,
  plan: ClusterPlan,
): void {
  const path = `${platform.node.path}/${system}`;
  const { isolation = "shared", bindings = {}, namespaces = [], logs } = props;
  together([
    () => checkNames(path, props),
    () => checkVersion(props, path),
    () => checkAutoscaler(props, path),
    () => network.requireTiers(tierNeeds(system, props.pools ?? {}, plan.pools, path)),
    () => checkScaling(plan.pools, path),
    () => checkTaints(props.pools ?? {}, path),
    () => checkFixPack(props, path),
    () => isolation === "dedicated" && metroOf(platform.region, `${path}.isolation`),
    () => checkDatabases(props, platform.region, path),
    () => checkBindings(bindings, namespaces, path),
    () => checkAddresses(network, plan.addresses, plan.taken, path),
    () => checkEndpoints(network, platform.region),
    () => logs !== undefined && parseCrn(logs, ["logs"], `${path}.logs`),
  ]);
}

function checkNames(path: string, { pools, databases, bindings }: VpcClusterProps): void {
  const faults = wrongNames(path, [pools, databases, bindings]);
  if (faults.length > 0) throw new FaultError(faults);
}

function checkDatabases({ databases = {} }: VpcClusterProps, region: Region, path: string): void {
  const faults = databaseFaults(path, databases, region);
  if (faults.length > 0) throw new FaultError(faults);
}

/**
 * A VPC has one gateway for a service: "You cannot provision multiple VPE gateways by using the same service within the
 * VPC."
 */
function checkEndpoints(network: PrivateNetwork, region: Region): void {
  const faults = [...network.endpointTargets].flatMap(([name, crn]): Fault[] => {
    const service = madeByService(crn, region);
    if (service === undefined) return [];
    return [
      {
        code: "VC011",
        message: `IBM creates the endpoint of ${service} itself in every VPC with a cluster`,
        place: { path: network.placeOfEndpoint(name) },
        expected: "endpoints of other services only: a VPC has one endpoint gateway per service",
        got: name,
        fix: `Remove ${name}. Whether the cluster adopts an existing gateway or fails is unknown.`,
      },
    ];
  });
  if (faults.length > 0) throw new FaultError(faults);
}

function checkAddresses(
  network: PrivateNetwork,
  own: ClusterAddresses,
  neighbours: readonly Taken[],
  path: string,
): void {
  const ranges = network.ranges.map((block): Taken => ({ whose: "the VPC's range", block }));
  const faults = addressFaults(own, [...ranges, ...neighbours], path);
  if (faults.length > 0) throw new FaultError(faults);
}

/** Who asks for which tier. */
function tierNeeds(
  system: string,
  given: NonNullable<VpcClusterProps["pools"]>,
  pools: readonly PlannedPool[],
  path: string,
): ReadonlyMap<string, TierNeed> {
  const standing = pools.map(({ name, tier }): [string, TierNeed] => [
    tier,
    {
      words: `worker pool ${name} of ${system}`,
      ...(given[name]?.tier === undefined ? {} : { at: pathBelow(path, "pools", name, "tier") }),
    },
  ]);
  return new Map([...standing, ["endpoints", { words: `${system} for the private endpoints of IBM's services` }]]);
}

/** What IBM supports no more may still run: that is a finding, which the owner of such a cluster waives, not the end of everything. */
function checkVersion({ offering = "kubernetes", version }: VpcClusterProps, path: string): void {
  const { [offering]: known } = clusterVersions();
  if (known.supported.includes(version) || isEnded(version, known.supported)) return;
  throw new FaultError([
    {
      code: "VC001",
      message: `IBM does not support this version for a new ${offering} cluster`,
      place: { path: `${path}.version` },
      expected: `${known.supported.join(", ")}, ${datesOf(offering)}`,
      got: version,
      fix: `Use ${known.default}.`,
    },
  ]);
}

/** A fix pack belongs to one minor version; the provider compares neither. */
function checkFixPack({ offering = "kubernetes", version, fixPack }: VpcClusterProps, path: string): void {
  if (fixPack === undefined) return;
  const { version: got } = fixPack;
  const suffix = got.endsWith("_openshift") ? "openshift" : "kubernetes";
  if (got.startsWith(`${version}.`) && suffix === offering) return;
  throw new FaultError([
    {
      code: "VC013",
      message: `the fix pack is not one of ${offering === "openshift" ? "OpenShift" : "Kubernetes"} ${version}`,
      place: { path: pathBelow(path, "fixPack", "version") },
      expected: `${version}.<patch>_<fix pack>${offering === "openshift" ? "_openshift" : ""}`,
      got,
      fix: "Copy kubeVersion.target of a worker from ibmcloud ks workers --output json.",
    },
  ]);
}

/** Is a version older than each that is supported? */
function isEnded(version: string, [oldest = ""]: readonly string[]): boolean {
  const [major, minor] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldest.split(".").map(Number);
  return major === oldestMajor && (minor ?? Number.NaN) < (oldestMinor ?? 0);
}

/** The add-on follows the versions late. */
function checkAutoscaler({ offering = "kubernetes", version, pools = {} }: VpcClusterProps, path: string): void {
  const { supported, withoutAutoscaler } = clusterVersions()[offering];
  const scales = Object.values(pools).some(({ scaling }) => scaling !== undefined);
  if (!scales || !withoutAutoscaler.includes(version)) return;
  throw new FaultError([
    {
      code: "VC008",
      message: `the cluster autoscaler does not support version ${version}`,
      place: { path: `${path}.version` },
      expected: `${supported.filter((one) => !withoutAutoscaler.includes(one)).join(", ")} if a pool has scaling, ${datesOf(offering)}`,
      got: version,
      fix: "Use one of these versions, or remove scaling.",
    },
  ]);
}
