import type { Value } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import type { CloudView } from "../resource-model";

/** Namespaces that a cluster has from the start. */
const fromTheStart: readonly Value[] = ["default", "kube-node-lease", "kube-public", "kube-system"];

/** Refuses what is to be made in a namespace that is not there. */
export function requireNamespace(name: Value | undefined, argument: string, cloud: CloudView): void {
  if (fromTheStart.includes(name ?? "") || cloud.named(name, ["namespace"])) return;
  throw new Refusal(
    "no-such-namespace",
    `the cluster has no namespace ${JSON.stringify(name ?? null)}`,
    "Kubernetes API: objects are created in an existing namespace",
    "Reference the kubernetes_namespace_v1 instead of writing its name.",
    argument,
  );
}
