import { Fn, TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { FaultError } from "../../core/fault";
import type { Platform } from "../../core/platform";
import type { Audit } from "../audit";
import { Encryption } from "../encryption";
import { PrivateNetwork } from "../network";
import { Addons } from "./addons";
import { clusterArtefacts, volumesKeyOutput } from "./artefacts";
import { checkBindings, ServiceBinding } from "./binding";
import { Cluster } from "./cluster";
import { ClusterAccess } from "./cluster-access";
import { allowClusterFlows } from "./cluster-flows";
import { ManagedDatabase } from "./database";
import { HostPool } from "./host-pool";
import { ClusterIngress } from "./ingress";
import { LogAgent } from "./log-agent";
import { type PlannedPool, planPools } from "./pools";
import type { VpcClusterProps } from "./props";
import { clusterVersions } from "./versions";
import { WorkerPool } from "./worker-pool";

/**
 * A private cluster with all that belongs to it, in a stack of its own: pools on subnets of their own, private load balancers,
 * access by role, restrictions, keys, databases.
 *
 * @example
 * new VpcCluster(platform, "apps", { version: "1.35", pools: { compute: { size: 2 } } });
 */
export class VpcCluster extends Construct {
  readonly cluster: Cluster;
  readonly pools: ReadonlyMap<string, WorkerPool>;
  readonly databases: ReadonlyMap<string, ManagedDatabase>;
  readonly bindings: ReadonlyMap<string, ServiceBinding>;

  /**
   * @throws FaultError VC001 for a version that is not supported
   * @throws FaultError VC002 for autoscaling without room
   * @throws FaultError VC003 for dedicated hosts where there are none
   * @throws FaultError VC004 to VC007 for a binding that cannot be, or should not
   */
  constructor(platform: Platform, system: string, props: VpcClusterProps) {
    super(platform.stack(system, "vpc-cluster"), "Default");
    const path = `${platform.node.path}/${system}`;
    const offering = props.offering ?? "kubernetes";
    checkVersion(props, path);
    const namespaces = props.namespaces ?? [];
    const bindings = props.bindings ?? {};
    checkBindings(bindings, namespaces, path);
    const isolation = props.isolation ?? "shared";
    const [first, ...others] = planPools(props.pools ?? {}, isolation, path);
    const network = PrivateNetwork.of(this);
    const databases = Object.entries(props.databases ?? {});
    const tiers = [...new Set([first, ...others].map(({ tier }) => tier))];
    allowClusterFlows(network, tiers, databases.length > 0);
    network.endpoint("kms");
    const zonesOf = (tier: string) => network.tier(tier).map(({ zone }) => zone);
    const hostPool =
      isolation === "dedicated" ? new HostPool(this, "hosts", { system, zones: zonesOf(first.tier) }) : undefined;
    this.cluster = new Cluster(this, "cluster", {
      system,
      first,
      settings: props,
      ...(hostPool ? { hostPool } : {}),
    });
    this.pools = new Map(
      others.map((pool) => [pool.name, new WorkerPool(this, `pool-${pool.name}`, { cluster: this.cluster, pool })]),
    );
    const scales = [first, ...others].some(({ scaling }) => scaling !== undefined);
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
      ...(props.ingress ? { domain: props.ingress } : {}),
    });
    const clients = network.tier(first.tier).map(({ cidr }) => cidr);
    this.databases = new Map(
      databases.map(([name, database]) => [name, new ManagedDatabase(this, name, { ...database, system, clients })]),
    );
    this.bindings = new Map(
      Object.entries(bindings).map(([name, binding]) => [
        name,
        new ServiceBinding(this, name, { ...binding, cluster: this.cluster }),
      ]),
    );
    // CRNs of instances carry the GUID in their eighth part.
    const logs = props.logs ?? platform.find<Audit>("audit")?.logs;
    if (props.logs !== undefined) platform.existing.push(props.logs);
    if (logs !== undefined) {
      const instance = Fn.element(Fn.split(":", logs), 7);
      new LogAgent(this, "log-agent", { cluster: this.cluster, offering, system, instance });
    }
    const volumes = Encryption.of(this).key(`${system}-volumes`);
    new TerraformOutput(this, "volumes", {
      value: volumes.crn,
      description: "Root key of persistent volumes, for storage-classes.sh",
    }).overrideLogicalId(volumesKeyOutput);
    clusterArtefacts(this, {
      system,
      settings: props,
      offering,
      pools: [first, ...others],
      subnets: (tier) => network.tier(tier),
      logs: logs !== undefined,
      namespace,
    });
  }
}

function checkVersion({ offering = "kubernetes", version }: VpcClusterProps, path: string): void {
  const { asOf, [offering]: known } = clusterVersions();
  if (known.supported.includes(version)) return;
  throw new FaultError([
    {
      code: "VC001",
      message: `no new ${offering} cluster can have this version`,
      place: { path: `${path}.version` },
      expected: `${known.supported.join(", ")}, as of ${asOf}`,
      got: version,
      fix: `Use ${known.default}.`,
    },
  ]);
}
