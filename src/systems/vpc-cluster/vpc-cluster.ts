import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type { Platform } from "../../platform/platform";
import { RampartStack } from "../../platform/stack";
import { validateProps } from "../../platform/validate-props";
import type { Audit } from "../audit";
import { ManagedDatabase } from "../databases";
import { PrivateNetwork } from "../network";
import { Addons } from "./addons";
import { addressesOf, type ClusterAddresses, type Taken, takenBy } from "./addresses";
import { ClusterAgents } from "./agents/cluster-agents";
import type { LogsInstance } from "./agents/logs-agent";
import { clusterArtefacts, volumesKeyOutput } from "./artefacts";
import { ServiceBinding } from "./binding";
import { Cluster } from "./cluster";
import { ClusterAccess } from "./cluster-access";
import { allowClusterFlows } from "./cluster-flows";
import { checkCluster } from "./faults";
import { HostPool } from "./host-pool";
import { ClusterIngress } from "./ingress";
import { type PlannedPool, planPools } from "./pools";
import type { VpcClusterProps } from "./props";
import { vpcClusterSchema } from "./schema";
import { WorkerPool } from "./worker-pool";

/**
 * A private cluster with all that belongs to it, in a stack of its own: pools on subnets of their own, private load balancers,
 * access by role, restrictions, keys, databases.
 *
 * @example
 * new VpcCluster(platform, "apps", { version: "1.35", pools: { compute: { size: 2 } } });
 */
export class VpcCluster extends Construct {
  readonly addresses: ClusterAddresses;
  /** Tiers in which pools stand; undefined for a cluster that cannot be made. */
  readonly tiers: readonly string[] | undefined;
  readonly cluster: Cluster;
  readonly pools: ReadonlyMap<string, WorkerPool>;
  readonly databases: ReadonlyMap<string, ManagedDatabase>;
  readonly bindings: ReadonlyMap<string, ServiceBinding>;

  /**
   * @throws FaultError VC001 for a version that is not supported
   * @throws FaultError VC002 for autoscaling without room
   * @throws FaultError VC003 for dedicated hosts where there are none
   * @throws FaultError VC004 to VC007 for a binding that cannot be, or should not
   * @throws FaultError VC008 for autoscaling on a version that the add-on does not work on
   * @throws FaultError VC009 and VC010 for addresses of pods and services that IBM does not take, or that are taken
   * @throws FaultError VC011 for an endpoint that the cluster service makes itself
   * @throws FaultError VC012 for taints of a pool that cannot have any
   * @throws FaultError VC013 for a fix pack of another version
   * @throws FaultError DB001 to DB005 for a database that IBM does not create
   * @throws FaultError CR001 when `logs` is not the CRN of a Cloud Logs instance
   * @throws FaultError NW030 for a pool in a tier that the network has not got
   */
  constructor(
    platform: Platform,
    private readonly system: string,
    props: VpcClusterProps,
  ) {
    super(platform.stack(system, "vpc-cluster"), "Default");
    const path = `${platform.node.path}/${system}`;
    validateProps(path, vpcClusterSchema, props);
    const offering = props.offering ?? "kubernetes";
    const namespaces = props.namespaces ?? [];
    const isolation = props.isolation ?? "shared";
    const network = PrivateNetwork.of(this);
    this.addresses = addressesOf(props);
    const pools = planPools(props.pools ?? {}, isolation);
    const plan = { pools, addresses: this.addresses, taken: this.neighbours(platform) };
    checkCluster(platform, network, system, props, plan);
    const [first, ...others] = pools;
    const scales = pools.some(({ scaling }) => scaling !== undefined);
    const databases = Object.entries(props.databases ?? {});
    this.tiers = [...new Set(pools.map(({ tier }) => tier))];
    allowClusterFlows(network, {
      tiers: this.tiers,
      others: [...new Set(this.otherClusters(platform).flatMap((other) => other.tiers ?? []))],
      databases: databases.length > 0,
    });
    network.endpoint("kms");
    const zonesOf = (tier: string) => network.tier(tier).map(({ zone }) => zone);
    const hostPool =
      isolation === "dedicated" ? new HostPool(this, "hosts", { system, zones: zonesOf(first.tier) }) : undefined;
    this.cluster = new Cluster(this, "cluster", {
      system,
      first,
      settings: props,
      addresses: this.addresses,
      ...(hostPool ? { hostPool } : {}),
    });
    this.pools = new Map(
      others.map((pool) => [pool.name, new WorkerPool(this, `pool-${pool.name}`, { cluster: this.cluster, pool })]),
    );
    new Addons(this, "addons", { cluster: this.cluster, scales });
    new ClusterAccess(this, "access", { cluster: this.cluster, namespaces });
    const edge = others.find(({ name }) => name === "edge") as PlannedPool;
    const namespace = props.ingress?.namespace ?? namespaces[0] ?? "default";
    new ClusterIngress(this, "ingress", {
      cluster: this.cluster,
      system,
      offering,
      zones: zonesOf(edge.tier),
      namespace,
      secrets: [props.ingress?.certificate, props.monitoring?.accessKey].filter((crn) => crn !== undefined),
      ...(props.ingress ? { domain: props.ingress } : {}),
    });
    const clients = network.tier(first.tier).map(({ cidr }) => cidr);
    this.databases = new Map(
      databases.map(([name, { allowlist, ...database }]) => [
        name,
        new ManagedDatabase(this, name, {
          ...database,
          system,
          clients: allowlist ?? clients,
          description: "workers",
          inNetwork: true,
        }),
      ]),
    );
    this.bindings = new Map(
      Object.entries(props.bindings ?? {}).map(([name, binding]) => [
        name,
        new ServiceBinding(this, name, { ...binding, cluster: this.cluster }),
      ]),
    );
    const logs = logsInstance(platform, props.logs, `${path}.logs`);
    const { monitoring, apiAudit } = props;
    const watched = { cluster: this.cluster, offering, system, logs, monitoring, apiAudit };
    const agents = logs || monitoring || apiAudit ? new ClusterAgents(platform, watched) : undefined;
    new TerraformOutput(this, "volumes", {
      value: this.cluster.volumes.crn,
      description: "Root key of persistent volumes, for storage-classes.sh",
    }).overrideLogicalId(volumesKeyOutput);
    clusterArtefacts(this, {
      system,
      settings: props,
      offering,
      pools,
      subnets: (tier) => network.tier(tier),
      agents: agents && RampartStack.of(agents).node.id,
      logs: logs !== undefined,
      namespace,
    });
  }

  /** Addresses of the clusters that stand in the same VPC, those that cannot be made among them. */
  private neighbours(platform: Platform): Taken[] {
    return this.otherClusters(platform).flatMap((one) => takenBy(one.system, one.addresses));
  }

  private otherClusters(platform: Platform): VpcCluster[] {
    return platform.node.children
      .map((stack) => stack.node.defaultChild)
      .filter((one): one is VpcCluster => one instanceof VpcCluster && one !== this);
  }
}

/** The instance that is named, or the one that the account's audit goes to. */
function logsInstance(platform: Platform, named: string | undefined, path: string): LogsInstance | undefined {
  if (named === undefined) {
    const target = platform.find<Audit>("audit")?.target;
    return target && { crn: target.crn, guid: target.instanceId, region: target.region };
  }
  const { crn, instance, location } = platform.useInstance(named, ["logs"], path);
  return { crn, guid: instance, region: location };
}
