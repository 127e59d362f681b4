import type { RiskyValue } from "../support/risky-values";

/** Values of clusters and of what stands beside them that provider ibm 2.5.0 accepts at validate. */
export const values: readonly RiskyValue[] = [
  {
    id: "cluster closed by default when it is made, which fails at plan",
    resource: "ibm_container_vpc_cluster",
    argument: "enable_secure_by_default",
    to: true,
  },
  {
    id: "cluster of a version that is none",
    resource: "ibm_container_vpc_cluster",
    argument: "kube_version",
    to: "banana",
  },
  {
    id: "cluster with a name of 64 capitals",
    resource: "ibm_container_vpc_cluster",
    argument: "name",
    to: "A".repeat(64),
  },
  {
    id: "cluster whose pods have four addresses",
    resource: "ibm_container_vpc_cluster",
    argument: "pod_subnet",
    to: "10.0.0.0/30",
  },
  {
    id: "cluster whose services have no addresses",
    resource: "ibm_container_vpc_cluster",
    argument: "service_subnet",
    to: "banana",
  },
  {
    id: "classic cluster with a gateway and no private endpoint",
    resource: "ibm_container_cluster",
    add: { name: "old", datacenter: "dal10", hardware: "dedicated", gateway_enabled: true },
  },
  { id: "ALB of a type that does not exist", resource: "ibm_container_vpc_alb_create", argument: "type", to: "foo" },
  {
    id: "key by the older resource",
    resource: "ibm_kp_key",
    add: { key_name: "old", key_protect_id: "21111111-2222-4333-8444-555555555555" },
  },
  {
    id: "restriction of two resources",
    resource: "ibm_cbr_rule",
    argument: "resources",
    to: ["containers-kubernetes", "kms"].map((service) => ({
      attributes: [
        { name: "accountId", value: "0123456789abcdef0123456789abcdef" },
        { name: "serviceName", value: service },
      ],
    })),
    only: "cluster-api",
  },
  {
    id: "binding of no instance",
    resource: "ibm_container_bind_service",
    add: { cluster_name_id: "c0ffee", namespace_id: "shop", role: "Reader" },
  },
  {
    id: "attachment to a public VLAN alone",
    resource: "ibm_container_worker_pool_zone_attachment",
    add: { cluster: "c0ffee", worker_pool: "edge", zone: "dal10", public_vlan_id: "1234567" },
  },
  {
    id: "switch of endpoints that switches nothing",
    resource: "ibm_container_cluster_feature",
    add: { cluster: "c0ffee" },
  },
];
