import { crnFields } from "../../../core/crn";
import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { blocksOf, type CloudView, type Entity, type ResourceModel, text } from "../resource-model";
import { requirePolicy } from "./authorization";

const inCluster = { argument: "cluster", kinds: ["cluster"] };

/** Names that the provider's documentation has, and IBM's pages of VPC clusters (ibm 2.5.0, container_addons). */
const addonNames = [
  "alb-oauth-proxy",
  "cluster-autoscaler",
  "debug-tool",
  "istio",
  "knative",
  "kube-terminal",
  "openshift-data-foundation",
  "static-route",
  "vpc-block-csi-driver",
  "vpc-file-csi-driver",
];

export const addons: ResourceModel = {
  type: "ibm_container_addons",
  kind: "add-ons",
  references: [inCluster],
  unique: (state) => ({ scope: `the cluster ${text(state, "cluster")}`, name: "its add-ons" }),
  check(planned) {
    const strange = blocksOf(planned, "addons").find(({ name }) => !addonNames.includes(String(name)));
    if (!strange) return;
    throw new Refusal(
      "unknown-add-on",
      `unknown add-on ${JSON.stringify(strange.name ?? null)}`,
      "provider ibm 2.5.0, documentation of ibm_container_addons",
      `Write one of ${addonNames.join(", ")}.`,
      "addons",
    );
  },
  attributes: (planned) => ({ id: text(planned, "cluster"), managed_addons: [] }),
  handles: () => [],
};

export const loadBalancer: ResourceModel = {
  type: "ibm_container_vpc_alb_create",
  kind: "cluster load balancer",
  references: [inCluster],
  check(planned, cloud) {
    const type = text(planned, "type");
    if (!["public", "private"].includes(type)) {
      throw new Refusal(
        "unknown-balancer-type",
        `${JSON.stringify(type)} is not a type of load balancer`,
        "Kubernetes Service API; the provider does not check this",
        "Write private.",
        "type",
      );
    }
    const cluster = cloud.named(planned.cluster, ["cluster"]);
    if (cluster?.state.offering === "openshift") {
      throw new Refusal(
        "no-balancers-in-openshift",
        "OpenShift has routers, not load balancers of this kind",
        "IBM Cloud documentation: the ingress alb commands are for Kubernetes clusters",
        "Remove it.",
      );
    }
    if (cluster && !zonesOf(cluster, cloud).includes(text(planned, "zone"))) {
      throw new Refusal(
        "balancer-without-workers",
        `no worker pool of the cluster has workers in ${text(planned, "zone")}`,
        "Kubernetes Service API: a load balancer belongs to a zone of the cluster",
        "Use a zone of the cluster's worker pools.",
        "zone",
      );
    }
  },
  attributes(planned, cloud) {
    const id = `${text(planned, "type")}-cr${text(planned, "cluster")}-alb${cloud.mint.id32().slice(0, 4)}`;
    return { id, alb_id: id, alb_type: planned.type ?? null, name: id, state: "enabled", status: "healthy" };
  },
  handles: (state) => [text(state, "id")],
};

function zonesOf(cluster: Entity, cloud: CloudView): string[] {
  const pools = cloud.all("worker pool").filter(({ state }) => cluster.handles.includes(text(state, "cluster")));
  return [cluster, ...pools].flatMap(({ state }) => blocksOf(state, "zones").map((zone) => text(zone, "name")));
}

/** Certificates come from Secrets Manager after the cluster may read there. */
export const ingressInstance: ResourceModel = {
  type: "ibm_container_ingress_instance",
  kind: "ingress instance",
  references: [inCluster, { argument: "secret_group_id", kinds: ["secret group"] }],
  unique: (state) => ({
    scope: `the cluster ${text(state, "cluster")}`,
    name: `the registration of ${text(state, "instance_crn")}`,
  }),
  check(planned, cloud) {
    requirePolicy(
      {
        source: "containers-kubernetes",
        target: "secrets-manager",
        instance: crnFields(text(planned, "instance_crn")).instance,
        roles: ["Manager"],
        written:
          "terraform-ibm-base-ocp-vpc, main.tf: the cluster needs Manager on Secrets Manager before it is registered",
      },
      cloud,
    );
  },
  attributes: (planned) => ({
    id: `${text(planned, "cluster")}/${crnFields(text(planned, "instance_crn")).instance}`,
    instance_name: "",
    instance_type: "secrets-manager",
    status: "created",
    user_managed: true,
  }),
  // A secret in the cluster names the cluster, not the registration.
  slow: { create: true },
  handles: (state) => [text(state, "id")],
};

export const hostPool: ResourceModel = {
  type: "ibm_container_dedicated_host_pool",
  kind: "host pool",
  unique: (state) => ({ scope: "the account's host pools", name: text(state, "name") }),
  attributes: (_, cloud) => ({
    id: `dh-${cloud.mint.id32().slice(0, 20)}`,
    host_count: 0,
    state: "created",
    zones: [],
    worker_pools: [],
  }),
  handles: (state) => [text(state, "id")],
};

export const dedicatedHost: ResourceModel = {
  type: "ibm_container_dedicated_host",
  kind: "dedicated host",
  references: [{ argument: "host_pool_id", kinds: ["host pool"], holds: true }],
  check(planned) {
    if (/^[a-z0-9]+\.host\.[0-9]+x[0-9]+$/.test(text(planned, "flavor"))) return;
    throw new Refusal(
      "unknown-host-flavor",
      `${JSON.stringify(text(planned, "flavor"))} is not a flavor of dedicated hosts`,
      "provider ibm 2.5.0, documentation of ibm_container_dedicated_host: bx2d.host.152x608",
      "List the flavors: ibmcloud ks dedicated flavors --zone ZONE.",
      "flavor",
    );
  },
  attributes(planned: ObjectValue, cloud) {
    const host = `host-${cloud.mint.id32().slice(0, 12)}`;
    return {
      id: `${text(planned, "host_pool_id")}/${host}`,
      host_id: host,
      life_cycle: [],
      resources: [],
      workers: [],
    };
  },
  handles: (state) => [text(state, "id"), text(state, "host_id")],
};
