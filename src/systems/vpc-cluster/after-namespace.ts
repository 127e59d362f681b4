import type { TerraformResource } from "cdktf";
import { secondApply, whenApplied } from "../../platform/second-apply";

/** Has somebody to create the namespace? */
export function isAwaited(namespace: string): boolean {
  return namespace !== "default";
}

/**
 * Holds back what stands in a namespace that somebody creates in the cluster: a cluster that the first apply creates has none but
 * its own. What IBM makes of an Ingress secret in a namespace that does not exist is unknown.
 */
export function afterNamespace(resource: TerraformResource, cluster: string, namespace: string): void {
  if (!isAwaited(namespace)) return;
  const created = secondApply(resource, {
    variable: "namespaces_created",
    once: "the cluster has its namespaces",
    between: `Download the configuration with \`ibmcloud ks cluster config --cluster ${cluster} --endpoint private\`, or with \`vpe\` inside the VPC, and create the namespace: \`kubectl create namespace ${namespace}\``,
  });
  resource.addOverride("count", whenApplied(created));
}
