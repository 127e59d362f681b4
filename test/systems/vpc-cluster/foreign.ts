import type { JsonObject } from "../../../src/core/configuration";

const zones = (tier: string) =>
  [1, 2, 3].map((zone) => ({ name: `us-south-${zone}`, subnet_id: `\${ibm_is_subnet.${tier}_${zone}.id}` }));

const workers = {
  operating_system: "UBUNTU_24_64",
  kms_instance_id: "${ibm_resource_instance.kms.guid}",
  crk: "${ibm_kms_key.worker.key_id}",
  security_groups: ["cluster", "${ibm_is_security_group.workers.id}"],
};

const restriction = (api: string) => ({
  enforcement_mode: "enabled",
  contexts: [
    {
      attributes: [
        { name: "endpointType", value: "private" },
        { name: "networkZoneId", value: "${ibm_cbr_zone.operators.id}" },
      ],
    },
  ],
  operations: [{ api_types: [{ api_type_id: `crn:v1:bluemix:public:containers-kubernetes::::api-type:${api}` }] }],
  resources: [
    {
      attributes: [
        { name: "accountId", value: "${var.account_id}" },
        { name: "serviceName", value: "containers-kubernetes" },
        { name: "serviceInstance", value: "${ibm_container_vpc_cluster.prod.id}" },
      ],
    },
  ],
});

const authorization = (source: string, roles: string[]) => ({
  source_service_name: source,
  target_service_name: "kms",
  target_resource_instance_id: "${ibm_resource_instance.kms.guid}",
  roles,
});

/** A cluster as somebody writes it by hand, all in one module and in the shapes that Terraform allows: nothing to find in it. */
export function foreign(): JsonObject {
  return {
    ibm_is_vpc_address_prefix: { a: { cidr: "10.10.0.0/16", vpc: "${ibm_is_vpc.prod.id}" } },
    ibm_is_subnet: Object.fromEntries(
      ["worker", "edge"].flatMap((tier, block) =>
        [1, 2, 3].map((zone) => [
          `${tier}_${zone}`,
          { ipv4_cidr_block: `10.10.${zone * 10 + block}.0/24`, network_acl: "${ibm_is_network_acl.workers.id}" },
        ]),
      ),
    ),
    ibm_is_network_acl: {
      workers: {
        rules: [
          { name: "in", action: "allow", direction: "inbound", source: "10.10.0.0/16", destination: "10.10.0.0/16" },
          { name: "no", action: "deny", direction: "inbound", source: "0.0.0.0/0", destination: "0.0.0.0/0" },
        ],
      },
    },
    ibm_is_security_group: { workers: { vpc: "${ibm_is_vpc.prod.id}" } },
    ibm_is_security_group_rule: {
      https: {
        group: "${ibm_is_security_group.workers.id}",
        direction: "inbound",
        remote: "192.168.40.0/22",
        protocol: "tcp",
        port_min: 443,
        port_max: 443,
      },
    },
    ibm_kms_key: { cluster: { force_delete: false }, worker: { force_delete: false } },
    ibm_kms_key_policies: {
      cluster: { key_id: "${ibm_kms_key.cluster.key_id}", dual_auth_delete: [{ enabled: true }] },
    },
    ibm_iam_authorization_policy: {
      kubernetes: authorization("containers-kubernetes", ["Reader", "Authorization Delegator"]),
      disks: authorization("server-protect", ["Reader"]),
    },
    ibm_cbr_zone: { operators: { addresses: [{ type: "subnet", value: "192.168.40.0/22" }] } },
    ibm_cbr_rule: { api: restriction("cluster"), management: restriction("management") },
    ibm_container_vpc_cluster: {
      prod: {
        name: "prod",
        vpc_id: "${ibm_is_vpc.prod.id}",
        flavor: "bx2.8x32",
        kube_version: "1.35.2",
        ...workers,
        zones: zones("worker"),
        disable_public_service_endpoint: "true",
        disable_outbound_traffic_protection: false,
        image_security_enforcement: true,
        kms_config: [
          {
            instance_id: "${ibm_resource_instance.kms.guid}",
            crk_id: "${ibm_kms_key.cluster.key_id}",
            private_endpoint: true,
            wait_for_apply: true,
          },
        ],
        update_all_workers: true,
        depends_on: ["ibm_iam_authorization_policy.kubernetes", "ibm_iam_authorization_policy.disks"],
      },
    },
    ibm_container_vpc_worker_pool: {
      edge: {
        cluster: "${ibm_container_vpc_cluster.prod.id}",
        worker_pool_name: "edge",
        worker_count: 3,
        ...workers,
        zones: zones("edge"),
        labels: { dedicated: "edge" },
        taints: { key: "dedicated", value: "edge", effect: "NoExecute" },
      },
    },
  };
}
