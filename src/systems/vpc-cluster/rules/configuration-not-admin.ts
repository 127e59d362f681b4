import { always, argumentRule } from "../../../posture/argument-rule";

/** A kubeconfig with the certificates of an administrator stands in the state, and on a disk. */
export const configurationNotAdmin = argumentRule({
  id: "configuration-not-admin",
  controls: ["IKS-32"],
  types: ["data.ibm_container_cluster_config"],
  argument: "admin",
  accepts: (value) => value === false,
  expected: "false: IAM tokens",
  absentIsFine: true,
  reject: always,
});
