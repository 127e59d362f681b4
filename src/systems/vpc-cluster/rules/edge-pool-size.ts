import { argumentRule } from "../../../posture/argument-rule";
import { trafficPurpose } from "../judged";

/** An edge pool has workers enough that its load balancers survive the loss, or the update, of one. */
export const edgePoolSize = argumentRule({
  id: "edge-pool-size",
  controls: ["IKS-71"],
  types: ["ibm_container_vpc_worker_pool"],
  argument: "worker_count",
  accepts: (value) => typeof value === "number" && value >= 2,
  expected: "at least 2 in each zone",
  when: (pool) => trafficPurpose(pool) === "edge",
});
