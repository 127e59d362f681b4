import { argumentRule } from "../../../posture/argument-rule";

/** A kubeconfig uses a private endpoint: without endpoint_type it uses the default endpoint, which may be public. */
export const configurationPrivate = argumentRule({
  id: "configuration-private",
  controls: ["IKS-32"],
  types: ["data.ibm_container_cluster_config"],
  argument: "endpoint_type",
  accepts: (value) => value === "private" || value === "vpe",
  expected: '"private" or "vpe"',
});
