import { argumentRule } from "../../../posture/argument-rule";

/** Ingress TLS secrets are persistent: a secret deleted in the cluster is restored. */
export const ingressSecretPersists = argumentRule({
  id: "ingress-secret-persists",
  controls: ["IKS-94"],
  types: ["ibm_container_ingress_secret_tls", "ibm_container_ingress_secret_opaque"],
  argument: "persistence",
  accepts: (value) => value === true,
  expected: "true",
});
