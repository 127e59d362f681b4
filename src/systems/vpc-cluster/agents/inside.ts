import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { RampartStack } from "../../../platform/stack";
import { stackVariable } from "../../../platform/variable";
import type { Cluster } from "../cluster";

/**
 * Lets a stack work inside a cluster, with the kubeconfig of whoever runs it: IAM tokens on that machine, and no certificate or
 * token in Terraform's state, where a data source of the provider would put them.
 *
 * The context is named after the cluster's id, so that a kubeconfig which points elsewhere ends in an error and not in another
 * cluster. Source of the name: IBM Cloud documentation, "Accessing clusters".
 *
 * @control IKS-32
 */
export function workInside(stack: RampartStack, cluster: Cluster): void {
  const command = `ibmcloud ks cluster config --cluster ${cluster.name} --endpoint private`;
  // Beside the states that are files, where an output folder that is written again leaves it alone.
  const file = `../../../${cluster.name}.kubeconfig`;
  const kubeconfig = stackVariable(
    stack,
    "kubeconfig",
    { kind: "file", command: `KUBECONFIG=${file} ${command}` },
    { type: "string", description: `Path of a kubeconfig for ${cluster.name}: ${command}`, default: file },
  );
  const access = { configPath: kubeconfig.stringValue, configContext: `${cluster.name}/${cluster.id}` };
  new HelmProvider(stack, "helm", { kubernetes: access });
  new KubernetesProvider(stack, "kubernetes", access);
}
