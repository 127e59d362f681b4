import { argumentRule } from "../../../posture/argument-rule";

/** A TLS secret that somebody deletes in the cluster comes back. */
export const ingressSecretPersists = argumentRule({
  id: "ingress-secret-persists",
  controls: ["IKS-94"],
  types: ["ibm_container_ingress_secret_tls", "ibm_container_ingress_secret_opaque"],
  argument: "persistence",
  accepts: (value) => value === true,
  expected: "true",
});
