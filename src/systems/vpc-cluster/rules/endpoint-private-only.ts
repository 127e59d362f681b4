import { argumentRule } from "../../../posture/argument-rule";

/** The control plane answers by private endpoint alone. The provider sends this when the cluster is made and never again. */
export const endpointPrivateOnly = argumentRule({
  id: "endpoint-private-only",
  controls: ["IKS-04", "IKS-26", "IKS-28"],
  types: ["ibm_container_vpc_cluster"],
  argument: "disable_public_service_endpoint",
  accepts: (value) => value === true,
  expected: "true, from the first apply",
  fix: "On a cluster that is there already: ibmcloud ks cluster master public-service-endpoint disable --cluster CLUSTER; Terraform changes nothing.",
});
