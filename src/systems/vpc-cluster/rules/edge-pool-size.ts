import { argumentRule } from "../../../posture/argument-rule";
import { trafficPurpose } from "../judged";

/** An edge pool has workers enough that its load balancers have two left in a zone while one is updated. */
export const edgePoolSize = argumentRule({
  id: "edge-pool-size",
  controls: ["IKS-71"],
  types: ["ibm_container_vpc_worker_pool"],
  argument: "worker_count",
  accepts: (value) => typeof value === "number" && value >= 3,
  expected: "at least 3 in each zone",
  when: (pool) => trafficPurpose(pool) === "edge",
});
