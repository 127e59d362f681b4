import { hasReference } from "../../../core/configuration";
import type { Rule } from "../../../posture/rule";
import { clusterOf, poolsOf, trafficPurpose } from "../judged";

/** A cluster has a pool for load balancers and Ingress: without one they run between the applications. */
export const clusterHasEdgePool: Rule = {
  id: "cluster-has-edge-pool",
  controls: ["IKS-71", "IKS-72"],
  types: ["ibm_container_vpc_cluster"],
  judge(cluster, world) {
    const pools = poolsOf(world, cluster);
    if (pools.some((pool) => trafficPurpose(pool) === "edge")) return { verdict: "compliant" };
    // A pool whose cluster is known at apply may be this one's.
    const strays = world
      .ofType("ibm_container_vpc_worker_pool")
      .filter((pool) => hasReference(pool.arguments.cluster) && clusterOf(world, pool) === undefined);
    const possible =
      pools.find((pool) => trafficPurpose(pool) === "unknown") ??
      strays.find((pool) => ["edge", "unknown"].includes(trafficPurpose(pool) ?? ""));
    return {
      verdict: possible ? "unknown" : "violation",
      expected: "a worker pool for load balancers and Ingress, with the label and the taint dedicated = edge",
      got: possible ? `${possible.address}, of which nobody can tell whether it is one` : "none",
    };
  },
};
