import { always, argumentRule } from "../../../posture/argument-rule";

/**
 * The argument is not set: clusters of 1.30 and later have outbound traffic protection by default, and a plan that
 * creates such a cluster with the argument fails.
 */
export const noLateDefault = argumentRule({
  id: "no-late-default",
  controls: ["IKS-75"],
  types: ["ibm_container_vpc_cluster"],
  argument: "enable_secure_by_default",
  accepts: () => false,
  expected: "not set, because new clusters have the protection by default",
  absentIsFine: true,
  reject: always,
});
