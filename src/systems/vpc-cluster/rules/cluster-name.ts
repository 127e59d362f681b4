import { argumentRule } from "../../../posture/argument-rule";

/** Names that the service takes; the provider takes any. Source: IBM Cloud Kubernetes Service, "Creating VPC clusters". */
export const clusterName = argumentRule({
  id: "cluster-name",
  controls: ["VC-03"],
  types: ["ibm_container_vpc_cluster"],
  argument: "name",
  accepts: (value) => /^[a-z][a-z0-9.-]{0,34}$/.test(String(value)),
  expected: "a lower case letter, then at most 34 lower case letters, digits, hyphens and dots",
});
