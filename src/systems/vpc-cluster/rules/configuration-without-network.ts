import { always, argumentRule } from "../../../posture/argument-rule";

/** Certificates for Calico are those of an administrator too. */
export const configurationWithoutNetwork = argumentRule({
  id: "configuration-without-network",
  controls: ["IKS-32"],
  types: ["data.ibm_container_cluster_config"],
  argument: "network",
  accepts: (value) => value === false,
  expected: "false",
  absentIsFine: true,
  reject: always,
});
