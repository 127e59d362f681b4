import { argumentRule } from "../../../posture/argument-rule";
import { trafficRule } from "../judged";
import { poolSize } from "../pool-size";

const size = argumentRule({
  id: "edge-pool-size",
  controls: ["IKS-71"],
  types: ["ibm_container_vpc_worker_pool"],
  argument: "worker_count",
  accepts: (value) => typeof value === "number" && value >= poolSize.edge,
  expected: `at least ${poolSize.edge} in each zone`,
});

/** An edge pool has enough workers for its load balancers to keep two per zone during an update. */
export const edgePoolSize = trafficRule({
  id: size.id,
  controls: size.controls,
  only: "edge",
  judge: (pool, _, world) => size.judge(pool, world),
});
