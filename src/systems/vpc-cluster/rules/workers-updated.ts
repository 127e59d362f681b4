import { argumentRule } from "../../../posture/argument-rule";

/** Workers follow the control plane: the provider updates them only when it is told to. */
export const workersUpdated = argumentRule({
  id: "workers-updated",
  controls: ["IKS-01", "IKS-36"],
  types: ["ibm_container_vpc_cluster"],
  argument: "update_all_workers",
  accepts: (value) => value === true,
  expected: "true",
});
