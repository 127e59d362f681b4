import { isObjectValue, type ObjectValue } from "../../plugin/codec";
import { type ResourceModel, text } from "../resource-model";
import { requireNamespace } from "./namespaces";

function nameOf(state: ObjectValue): string {
  const [metadata] = Array.isArray(state.metadata) ? state.metadata.filter(isObjectValue) : [];
  return metadata ? text(metadata, "name") : "";
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
    if (planned.create_namespace !== true) requireNamespace(planned, { namespace: "namespace" }, cloud);
    if (text(planned, "chart").startsWith("./"))
      cloud.note(`the rehearsal does not read the chart ${text(planned, "chart")}: Helm renders it at apply`);
  },
  attributes: (planned) => ({ id: text(planned, "name"), status: "deployed" }),
  handles: (state) => [text(state, "name")],
};
