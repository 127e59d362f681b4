import type { ObjectValue, Value } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { type CloudView, text } from "../resource-model";

/** Namespaces that a cluster has from the start. */
const fromTheStart: readonly Value[] = ["default", "kube-node-lease", "kube-public", "kube-system"];

/**
 * Refuses what is to be made in a namespace that is not there: in a cluster that this very apply creates, nobody can have made one.
 * Later, whoever owns the cluster has, or so the rehearsal assumes.
 */
export function requireNamespace(planned: ObjectValue, at: NamespaceArguments, cloud: CloudView): void {
  const name = planned[at.namespace] ?? "default";
  if (fromTheStart.includes(name) || cloud.named(name, ["namespace"])) return;
  const cluster = at.cluster === undefined ? undefined : cloud.named(planned[at.cluster], ["cluster"]);
  if (cluster && !cloud.madeNow(cluster)) {
    cloud.note(
      `the rehearsal assumes that the namespace ${String(name)} exists in the cluster ${text(cluster.state, "name")}`,
    );
    return;
  }
  throw new Refusal(
    "no-such-namespace",
    `the cluster has no namespace ${JSON.stringify(name)}`,
    "Kubernetes API: objects are created in an existing namespace",
    "Reference the kubernetes_namespace_v1 instead of writing its name, or create it in a second apply, after the namespace.",
    at.namespace,
  );
}

/** Where a resource names its namespace, and the cluster that has it. */
interface NamespaceArguments {
  readonly namespace: string;
  /** @default - whatever cluster the provider works in */
  readonly cluster?: string;
}
