import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { type CloudView, type Entity, type ResourceModel, text } from "../resource-model";
import { requireNamespace } from "./namespaces";

/**
 * Service roles that IBM's services share, and those of Object Storage. Source: provider ibm 2.5.0, documentation of
 * ibm_resource_key; IBM Cloud documentation, "Identity and Access Management actions" of Object Storage. Roles of one's own are taken
 * for misspelt.
 */
const serviceRoles = ["Reader", "Writer", "Manager", "Content Reader", "Object Reader", "Object Writer"];

/** A key of an instance, in a Secret of a namespace. What becomes of the key afterwards has not been measured. */
export const serviceBinding: ResourceModel = {
  type: "ibm_container_bind_service",
  kind: "service binding",
  references: [{ argument: "cluster_name_id", kinds: ["cluster"] }],
  unique: (state) => ({
    scope: `namespace ${text(state, "namespace_id")} of cluster ${text(state, "cluster_name_id")}`,
    name: boundTo(state),
  }),
  check(planned, cloud) {
    requireNamespace(planned, { namespace: "namespace_id", cluster: "cluster_name_id" }, cloud);
    const instance = instanceOf(planned, cloud);
    if (!instance) {
      throw new Refusal(
        "dangling-reference",
        `the binding refers to ${JSON.stringify(boundTo(planned))}, but there is no such instance`,
        "the service returns 404 at apply; the provider does not check this",
        "Reference the instance's guid, or name an existing instance with --existing.",
        "service_instance_id",
      );
    }
    if (boundTo(planned).includes("/")) {
      throw new Refusal(
        "crn-for-guid",
        "a binding to a CRN is created, but the provider cannot read it back",
        "provider ibm 2.5.0, resource_ibm_container_bind_service.go: the binding's id is split at slashes",
        "Use the instance's guid.",
        "service_instance_id",
      );
    }
    const role = text(planned, "role");
    if (role === "" || serviceRoles.includes(role)) return;
    throw new Refusal(
      "unknown-role",
      `a service key has no role ${JSON.stringify(role)}`,
      "IBM Cloud documentation: ibmcloud iam roles --service SERVICE; the provider does not check this",
      "Write Reader or Writer.",
      "role",
    );
  },
  attributes(planned, cloud) {
    const { guid, name } = instanceOf(planned, cloud)?.state ?? {};
    return {
      id: [text(planned, "cluster_name_id"), boundTo(planned), text(planned, "namespace_id")].join("/"),
      service_instance_id: guid ?? boundTo(planned),
      service_instance_name: name ?? boundTo(planned),
    };
  },
  handles: (state) => [text(state, "id")],
  guard: (state, cloud) =>
    cloud.note(
      `the binding to ${boundTo(state)} is deleted; check whether its service key still exists, and delete it`,
    ),
};

/** What a binding names its instance by; the settled state has both. */
function boundTo(state: ObjectValue): string {
  return text(state, "service_instance_id") || text(state, "service_instance_name");
}

function instanceOf(planned: ObjectValue, cloud: CloudView): Entity | undefined {
  const named = boundTo(planned);
  return cloud.everything.find(
    ({ kind, handles, state }) => kind.endsWith(" instance") && (handles.includes(named) || state.name === named),
  );
}
