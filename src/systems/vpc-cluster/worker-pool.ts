import { ContainerVpcWorkerPool } from "@cdktf/provider-ibm/lib/container-vpc-worker-pool";
import { Construct } from "constructs";
import { Platform } from "../../platform/platform";
import { PrivateNetwork } from "../network";
import type { Cluster } from "./cluster";
import type { PlannedPool } from "./pools";

export interface WorkerPoolProps {
  readonly cluster: Cluster;
  readonly pool: PlannedPool;
}

/**
 * A pool of workers beside the cluster's first one: as many in each zone, on subnets of its tier, disks encrypted with a key of
 * ours.
 *
 * Key, host pool, flavor, secondary storage and security groups are chosen when a pool is made; the provider ignores a later
 * change of the key or the groups (ibm 2.5.0 applies them once). Make a pool of another name, drain the old one, remove it.
 *
 * @control IKS-45
 * @control IKS-91
 */
export class WorkerPool extends Construct {
  readonly resource: ContainerVpcWorkerPool;

  constructor(scope: Construct, id: string, { cluster, pool }: WorkerPoolProps) {
    super(scope, id);
    const { vpcId } = PrivateNetwork.of(this);
    this.resource = new ContainerVpcWorkerPool(this, "Default", {
      cluster: cluster.id,
      workerPoolName: pool.name,
      vpcId,
      ...cluster.workers(pool),
      labels: pool.labels,
      ...(pool.taints.length > 0 ? { taints: [...pool.taints] } : {}),
      resourceGroupId: Platform.of(this).resourceGroupId(this),
      // A pool that stays when Terraform forgets it would go on running, and be paid for, unseen.
      orphanOnDelete: false,
    });
  }
}
