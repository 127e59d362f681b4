import { argumentRule } from "../../../posture/argument-rule";

/** One worker after the other is replaced: without the wait all of them are at once. */
export const workerUpdateAwaited = argumentRule({
  id: "worker-update-awaited",
  controls: ["IKS-01", "IKS-36"],
  types: ["ibm_container_vpc_cluster"],
  argument: "wait_for_worker_update",
  accepts: (value) => value === true,
  expected: "true",
});
