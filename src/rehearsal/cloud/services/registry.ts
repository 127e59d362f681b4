import { crnOf } from "../mint";
import { type ResourceModel, text } from "../resource-model";

/** A namespace is taken by the first account of a region that asks for it. */
export const namespace: ResourceModel = {
  type: "ibm_cr_namespace",
  kind: "registry namespace",
  unique: (state) => ({ scope: "the registry's region", name: text(state, "name") }),
  attributes: (planned, cloud) => ({
    id: text(planned, "name"),
    crn: crnOf("container-registry", cloud.region, "", "namespace", text(planned, "name")),
    account: "",
    created_date: "",
    created_on: "",
    resource_created_date: "",
    updated_date: "",
    updated_on: "",
  }),
  handles: (state) => [text(state, "name")],
};

/** A namespace has one policy, which is replaced. */
export const retentionPolicy: ResourceModel = {
  type: "ibm_cr_retention_policy",
  kind: "retention policy",
  references: [{ argument: "namespace", kinds: ["registry namespace"] }],
  unique: (state) => ({ scope: "the retention policies", name: text(state, "namespace") }),
  attributes: (planned) => ({ id: text(planned, "namespace") }),
  handles: (state) => [text(state, "id")],
};
