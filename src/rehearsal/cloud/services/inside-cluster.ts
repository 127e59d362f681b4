import { isObjectValue, type ObjectValue, type Value } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { type CloudView, type ResourceModel, text } from "../resource-model";

/** Namespaces that a cluster has from the start. */
const fromTheStart: readonly Value[] = ["default", "kube-node-lease", "kube-public", "kube-system"];

function nameOf(state: ObjectValue): string {
  const [metadata] = Array.isArray(state.metadata) ? state.metadata.filter(isObjectValue) : [];
  return metadata ? text(metadata, "name") : "";
}

function requireNamespace(name: Value | undefined, argument: string, cloud: CloudView): void {
  if (fromTheStart.includes(name ?? "") || cloud.named(name, ["namespace"])) return;
  throw new Refusal(
    "no-such-namespace",
    `there is no namespace ${JSON.stringify(name ?? null)} in the cluster`,
    "Kubernetes API: objects are made in a namespace that is there",
    "Refer to the kubernetes_namespace_v1 instead of writing its name.",
    argument,
  );
}

/** One for each cluster: a run does not say which cluster a provider is for, so names are not compared. */
export const namespace: ResourceModel = {
  type: "kubernetes_namespace_v1",
  kind: "namespace",
  attributes: (planned) => ({ id: nameOf(planned) }),
  handles: (state) => [nameOf(state)],
};

export const release: ResourceModel = {
  type: "helm_release",
  kind: "release",
  check(planned, cloud) {
    if (planned.create_namespace !== true) requireNamespace(planned.namespace ?? "default", "namespace", cloud);
    if (text(planned, "chart").startsWith("./"))
      cloud.note(`the chart ${text(planned, "chart")} is not read: Helm renders it when it is applied`);
  },
  attributes: (planned) => ({ id: text(planned, "name"), status: "deployed" }),
  handles: (state) => [text(state, "name")],
};

/** Secrets Manager's secrets get into a cluster that knows the instance, and into a namespace that is there. */
export const opaqueSecret: ResourceModel = {
  type: "ibm_container_ingress_secret_opaque",
  kind: "opaque secret",
  references: [{ argument: "cluster", kinds: ["cluster"] }],
  unique: (state) => ({
    scope: `namespace ${text(state, "secret_namespace")} of cluster ${text(state, "cluster")}`,
    name: text(state, "secret_name"),
  }),
  check(planned, cloud) {
    requireNamespace(planned.secret_namespace, "secret_namespace", cloud);
    if (cloud.all("ingress instance").some(({ state }) => state.cluster === planned.cluster)) {
      cloud.note(`the secrets of ${text(planned, "secret_name")} are taken to exist`);
      return;
    }
    throw new Refusal(
      "no-ingress-instance",
      "the cluster knows no Secrets Manager yet",
      "Kubernetes Service API: a secret comes from an instance that is registered",
      "Make an ibm_container_ingress_instance, and depend on it.",
      "fields",
    );
  },
  attributes: (planned) => ({
    id: `${text(planned, "cluster")}/${text(planned, "secret_name")}/${text(planned, "secret_namespace")}`,
    status: "created",
    type: "Opaque",
    user_managed: true,
    last_updated_timestamp: "",
  }),
  handles: (state) => [text(state, "id")],
};
