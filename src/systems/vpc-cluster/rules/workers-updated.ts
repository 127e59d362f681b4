import { argumentRule } from "../../../posture/argument-rule";

/** Workers are updated with the control plane; the provider does so only if the argument is set. */
export const workersUpdated = argumentRule({
  id: "workers-updated",
  controls: ["IKS-01", "IKS-36"],
  types: ["ibm_container_vpc_cluster"],
  argument: "update_all_workers",
  accepts: (value) => value === true,
  expected: "true",
});
