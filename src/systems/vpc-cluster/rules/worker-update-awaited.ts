import { argumentRule } from "../../../posture/argument-rule";

/** Workers are replaced one at a time: without the wait, all are replaced at once. */
export const workerUpdateAwaited = argumentRule({
  id: "worker-update-awaited",
  controls: ["IKS-01", "IKS-36"],
  types: ["ibm_container_vpc_cluster"],
  argument: "wait_for_worker_update",
  accepts: (value) => value === true,
  expected: "true",
});
