import { always, argumentRule } from "../../../posture/argument-rule";

/** Classic clusters with a gateway are retired: no version that is supported has them. */
export const noGatewayCluster = argumentRule({
  id: "no-gateway-cluster",
  controls: ["IKS-69"],
  types: ["ibm_container_cluster"],
  argument: "gateway_enabled",
  accepts: (value) => value === false,
  expected: "false: a VPC cluster with an edge pool",
  absentIsFine: true,
  reject: always,
});
