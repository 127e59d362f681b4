import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { type CloudView, type ResourceModel, text } from "../resource-model";
import { requireNamespace } from "./namespaces";

/** A secret of Secrets Manager's in a namespace of a cluster, whatever its type. */
const secret = {
  references: [{ argument: "cluster", kinds: ["cluster"] }],
  unique: (state) => ({
    scope: `namespace ${text(state, "secret_namespace")} of cluster ${text(state, "cluster")}`,
    name: text(state, "secret_name"),
  }),
  handles: (state) => [text(state, "id")],
} satisfies Partial<ResourceModel>;

const place = { namespace: "secret_namespace", cluster: "cluster" } as const;

function made(planned: ObjectValue): ObjectValue {
  return {
    id: `${text(planned, "cluster")}/${text(planned, "secret_name")}/${text(planned, "secret_namespace")}`,
    status: "created",
    user_managed: true,
    last_updated_timestamp: "",
  };
}

/** Secrets Manager's secrets get into a cluster that knows the instance. */
function requireIngressInstance(planned: ObjectValue, argument: string, cloud: CloudView): void {
  if (cloud.all("ingress instance").some(({ state }) => state.cluster === planned.cluster)) return;
  throw new Refusal(
    "no-ingress-instance",
    "no Secrets Manager instance is registered with the cluster yet",
    "Kubernetes Service API: a secret comes from a registered instance",
    "Create an ibm_container_ingress_instance, and depend on it.",
    argument,
  );
}

export const ingressSecretTls: ResourceModel = {
  ...secret,
  type: "ibm_container_ingress_secret_tls",
  kind: "TLS secret",
  check(planned, cloud) {
    if (!cloud.named(planned.cert_crn, ["certificate"])) {
      cloud.note(`the rehearsal assumes that the certificate of the TLS secret ${text(planned, "secret_name")} exists`);
    }
    requireNamespace(planned, place, cloud);
    requireIngressInstance(planned, "cert_crn", cloud);
  },
  attributes: (planned) => ({ ...made(planned), domain_name: "", expires_on: "", secret_type: "TLS" }),
};

/** It needs a namespace that is there. */
export const opaqueSecret: ResourceModel = {
  ...secret,
  type: "ibm_container_ingress_secret_opaque",
  kind: "opaque secret",
  check(planned, cloud) {
    requireNamespace(planned, place, cloud);
    requireIngressInstance(planned, "fields", cloud);
    cloud.note(`the rehearsal assumes that the secrets of ${text(planned, "secret_name")} exist`);
  },
  attributes: (planned) => ({ ...made(planned), type: "Opaque" }),
};
