import { always, argumentRule } from "../../../posture/argument-rule";

/** Every cluster of 1.30 and later is closed from the start: the argument is for older ones, and a plan that makes a cluster fails with it. */
export const noLateDefault = argumentRule({
  id: "no-late-default",
  controls: ["IKS-75"],
  types: ["ibm_container_vpc_cluster"],
  argument: "enable_secure_by_default",
  accepts: () => false,
  expected: "nothing: new clusters are closed already",
  absentIsFine: true,
  reject: always,
});
