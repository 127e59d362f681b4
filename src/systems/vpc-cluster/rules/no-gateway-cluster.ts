import { always, argumentRule } from "../../../posture/argument-rule";

/** Classic clusters with a gateway are not used: no supported version offers them. */
export const noGatewayCluster = argumentRule({
  id: "no-gateway-cluster",
  controls: ["IKS-69"],
  types: ["ibm_container_cluster"],
  argument: "gateway_enabled",
  accepts: (value) => value === false,
  expected: "false; use a VPC cluster with an edge pool",
  absentIsFine: true,
  reject: always,
});
