import { argumentRule } from "../../../posture/argument-rule";

/**
 * The cluster's control plane has a private endpoint only. The provider sends this setting only when it creates the
 * cluster.
 */
export const endpointPrivateOnly = argumentRule({
  id: "endpoint-private-only",
  controls: ["IKS-04", "IKS-26", "IKS-28"],
  types: ["ibm_container_vpc_cluster"],
  argument: "disable_public_service_endpoint",
  accepts: (value) => value === true,
  expected: "true, from the first apply",
  fix: "For an existing cluster run ibmcloud ks cluster master public-service-endpoint disable --cluster CLUSTER; Terraform does not change it.",
});
