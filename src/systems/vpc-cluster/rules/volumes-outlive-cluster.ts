import { argumentRule } from "../../../posture/argument-rule";

/** Destroying a cluster keeps the persistent volumes of its applications. */
export const volumesOutliveCluster = argumentRule({
  id: "volumes-outlive-cluster",
  controls: ["VC-04"],
  types: ["ibm_container_vpc_cluster"],
  argument: "force_delete_storage",
  accepts: (value) => value === false,
  expected: "false",
});
