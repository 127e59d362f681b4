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

/** An edge pool has workers enough that its load balancers have two left in a zone while one is updated. */
export const edgePoolSize = trafficRule({
  id: size.id,
  controls: size.controls,
  only: "edge",
  judge: (pool, _, world) => size.judge(pool, world),
});
