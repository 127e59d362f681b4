import type { Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { hasReference, type Resource } from "../../../terraform/configuration";
import { clusterOf, poolsOf, trafficPurpose } from "../judged";

/** Pools whose cluster is known at apply, and that carry traffic or may. */
const strayPools = (world: World): Resource[] =>
  world
    .ofType("ibm_container_vpc_worker_pool")
    .filter((pool) => hasReference(pool.arguments.cluster) && clusterOf(world, pool) === undefined)
    .filter((pool) => ["edge", "unknown"].includes(trafficPurpose(pool) ?? ""));

/** A cluster has a dedicated worker pool for load balancers and Ingress, separate from the applications. */
export const clusterHasEdgePool: Rule = {
  id: "cluster-has-edge-pool",
  controls: ["IKS-71", "IKS-72"],
  types: ["ibm_container_vpc_cluster"],
  judge(cluster, world) {
    const pools = poolsOf(world, cluster);
    if (pools.some((pool) => trafficPurpose(pool) === "edge")) return { verdict: "compliant" };
    // A pool whose cluster is known at apply may be this one's.
    const possible = pools.find((pool) => trafficPurpose(pool) === "unknown") ?? world.once(strayPools)[0];
    return {
      verdict: possible ? "unknown" : "violation",
      expected: "a worker pool for load balancers and Ingress, with the label and the taint dedicated = edge",
      got: possible ? `${possible.address}, for which this cannot be determined before apply` : "none",
    };
  },
};
