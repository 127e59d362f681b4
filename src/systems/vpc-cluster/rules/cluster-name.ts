import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/**
 * A cluster name is one that the service accepts; the provider accepts any. Source: Red Hat OpenShift on IBM Cloud,
 * "Creating VPC clusters", 2026-08-06, --name; the Kubernetes Service page says the same. Whether the Ingress subdomain
 * keeps capitals is not documented.
 */
export const clusterName = argumentRule({
  id: "cluster-name",
  controls: ["VC-03"],
  types: ["ibm_container_vpc_cluster"],
  argument: "name",
  accepts: (value) => /^[A-Za-z][A-Za-z0-9.-]{0,34}$/.test(textOf(value)),
  expected: "a letter, followed by up to 34 letters, digits, hyphens and dots",
});
