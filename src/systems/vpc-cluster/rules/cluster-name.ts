import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/**
 * Names that the service takes; the provider takes any. Source: Red Hat OpenShift on IBM Cloud, "Creating VPC clusters",
 * 2026-08-06, --name; the page of Kubernetes Service has the same words. Whether capitals are kept in the Ingress subdomain is
 * not written.
 */
export const clusterName = argumentRule({
  id: "cluster-name",
  controls: ["VC-03"],
  types: ["ibm_container_vpc_cluster"],
  argument: "name",
  accepts: (value) => /^[A-Za-z][A-Za-z0-9.-]{0,34}$/.test(textOf(value)),
  expected: "a letter, then at most 34 letters, digits, hyphens and dots",
});
