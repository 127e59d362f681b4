import { ContainerVpcCluster } from "@cdktf/provider-ibm/lib/container-vpc-cluster";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { Encryption, type IKey } from "../encryption";
import { PrivateNetwork } from "../network";
import { Storage } from "../storage";
import type { ClusterAddresses } from "./addresses";
import type { HostPool } from "./host-pool";
import { KeyAccess } from "./key-access";
import type { PlannedPool } from "./pools";
import type { VpcClusterProps } from "./props";
import { clusterVersions, kubeVersion } from "./versions";

export interface ClusterProps {
  /** Name of the system, the second part of the cluster's name. */
  readonly system: string;
  readonly first: PlannedPool;
  readonly settings: VpcClusterProps;
  readonly addresses: ClusterAddresses;
  /** Hosts of our own. @default - IBM chooses */
  readonly hostPool?: HostPool;
}

/** The name of workers' pools that IBM's own security group is kept under. */
const managedGroup = "cluster";

/**
 * A Kubernetes or OpenShift cluster in a VPC: private endpoint, own keys for secrets and disks, no way out to the Internet.
 *
 * Chosen once, when the cluster is made; the provider sends none of it later (ibm 2.5.0,
 * resource_ibm_container_vpc_cluster.go), and a rehearsal with `--from` finds a change:
 * - the public endpoint: `ibmcloud ks cluster master public-service-endpoint disable --cluster CLUSTER`;
 * - what its first pool is like: make another pool, drain and remove the old one with `ibmcloud ks worker-pool rm`;
 * - that secrets are encrypted: it cannot be turned off, and the provider says nothing of a block that is taken away;
 * - pod and service addresses, the VPC, the name: a new cluster.
 *
 * @control IKS-01
 * @control IKS-08
 * @control IKS-26
 * @control IKS-45
 * @control IKS-75
 * @control IKS-91
 * @control VC-08
 */
export class Cluster extends Construct {
  readonly resource: ContainerVpcCluster;
  /** Name, plain text: scripts and runbooks may say it. */
  readonly name: string;
  private readonly network: PrivateNetwork;
  private readonly disks: IKey;
  /** Root key of persistent volumes. */
  readonly volumes: IKey;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ClusterProps,
  ) {
    super(scope, id);
    const { system, first, settings, addresses } = props;
    const platform = Platform.of(this);
    const offering = settings.offering ?? "kubernetes";
    this.network = PrivateNetwork.of(this);
    const secrets = Encryption.of(this).key(`${system}-secrets`);
    this.disks = Encryption.of(this).key(`${system}-disks`);
    this.volumes = Encryption.of(this).key(`${system}-volumes`);
    KeyAccess.of(this).cluster(system, { secrets, disks: this.disks, volumes: this.volumes });
    // 35 characters. Source: IBM Cloud documentation, "Creating VPC clusters", 2026-08-06; the provider checks nothing.
    this.name = resourceName(this.node.path, 35, platform.name, system);
    this.resource = new ContainerVpcCluster(this, "Default", {
      name: this.name,
      vpcId: this.network.vpcId,
      offering,
      kubeVersion: kubeVersion(offering, settings.version),
      ...this.workers(first),
      workerLabels: { ...first.labels },
      resourceGroupId: platform.resourceGroupId(this),
      ...addresses,
      disablePublicServiceEndpoint: true,
      disableOutboundTrafficProtection: false,
      kmsConfig: {
        instanceId: secrets.instance,
        crkId: secrets.id,
        // The provider's default is the public endpoint, although its description says the contrary.
        privateEndpoint: true,
        waitForApply: true,
      },
      imageSecurityEnforcement: true,
      updateAllWorkers: true,
      ...(settings.fixPack
        ? { patchVersion: settings.fixPack.version, retryPatchVersion: settings.fixPack.retry }
        : {}),
      // One worker after the other: without it, all at once.
      waitForWorkerUpdate: true,
      waitTill: "IngressReady",
      forceDeleteStorage: false,
      ...(offering === "openshift"
        ? { cosInstanceCrn: Storage.of(this).instanceCrn, entitlement: settings.entitlement }
        : {}),
      timeouts: { create: "3h", update: "3h", delete: "2h" },
    });
  }

  get id(): string {
    return this.resource.id;
  }

  get crn(): string {
    return this.resource.crn;
  }

  /** What the cluster's first pool and the others have in common. */
  workers(pool: PlannedPool) {
    const { settings, hostPool } = this.props;
    return {
      flavor: pool.flavor,
      workerCount: pool.size,
      zones: this.network.tier(pool.tier).map(({ zone, id }) => ({ name: zone, subnetId: id })),
      operatingSystem: clusterVersions()[settings.offering ?? "kubernetes"].operatingSystems[0],
      kmsInstanceId: this.disks.instance,
      crk: this.disks.id,
      ...(pool.secondaryStorage === undefined ? {} : { secondaryStorage: pool.secondaryStorage }),
      // Without a list the VPC's default group is attached; without the word, IBM's own rules are lost.
      securityGroups: [managedGroup, this.network.securityGroup(pool.tier)],
      hostPoolId: hostPool?.id,
      dependsOn: hostPool ? [...hostPool.ready] : undefined,
      // The autoscaler changes the number; Terraform must not change it back.
      lifecycle: pool.scaling ? { ignoreChanges: ["worker_count"] } : undefined,
    };
  }
}
