import type { JsonObject } from "../../../src/terraform/configuration";

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
const podSecurity = (level: string) =>
  Object.fromEntries(["enforce", "audit", "warn"].map((mode) => [`pod-security.kubernetes.io/${mode}`, level]));

const digest = `sha256:${"a".repeat(64)}`;

/** Agents as people install them: single values by `set`, YAML, and a chart of somebody else's. */
const agents = {
  kubernetes_namespace_v1: {
    observe: { metadata: [{ name: "ibm-observe", labels: podSecurity("privileged") }] },
    audit: { metadata: { name: "ibm-kube-audit", labels: podSecurity("restricted") } },
  },
  ibm_iam_trusted_profile_link: {
    agent: { cr_type: "IKS_SA", link: [{ namespace: "ibm-observe", name: "agent" }] },
  },
  ibm_container_ingress_secret_opaque: {
    key: {
      cluster: "${ibm_container_vpc_cluster.prod.id}",
      secret_name: "sysdig-key",
      secret_namespace: "ibm-observe",
      persistence: true,
      fields: [{ crn: "${ibm_sm_arbitrary_secret.key.crn}", field_name: "access-key" }],
    },
  },
  helm_release: {
    logs: {
      name: "agent",
      namespace: "ibm-observe",
      repository: "oci://icr.io/ibm-observe",
      chart: "logs-agent-helm",
      version: "1.9.0",
      set: Object.entries({
        "metadata.name": "agent",
        clusterName: "${ibm_container_vpc_cluster.prod.name}",
        "image.containerSha": digest,
        "image.initContainerSha": digest,
        "env.ingestionHost": "c0ffee.ingress.private.us-south.logs.cloud.ibm.com",
        "env.ingestionPort": "3443",
        "env.iamMode": "TrustedProfile",
        "env.trustedProfileID": "${ibm_iam_trusted_profile.agent.id}",
        "env.iamEnvironment": "PrivateProduction",
        systemLogs: "/var/log/syslog\\,/var/log/auth.log",
      }).map(([name, value]) => ({ name, value })),
      values: ["tolerations:\n  - operator: Exists\n"],
    },
    monitoring: {
      name: "sysdig",
      namespace: "${kubernetes_namespace_v1.observe.metadata[0].name}",
      repository: "https://charts.sysdig.com",
      chart: "sysdig-deploy",
      version: "1.114.0",
      values: [
        `
global:
  imageRegistry: icr.io/ext/sysdig
  clusterConfig: { name: prod }
  sysdig: { accessKeySecret: sysdig-key, apiHost: private.us-south.monitoring.cloud.ibm.com }
agent:
  image: { tag: "14.6.2@${digest}" }
  collectorSettings: { collectorHost: ingest.private.us-south.monitoring.cloud.ibm.com, collectorPort: 6443 }
  ebpf: { enabled: true, kind: universal_ebpf }
  tolerations: [{ operator: Exists }]
`,
      ],
    },
    audit: {
      name: "ibmcloud-kube-audit",
      namespace: "ibm-kube-audit",
      chart: "../modules/kube-audit/helm-charts/kube-audit",
      set: [{ name: "image.name", value: "icr.io/ibm/ibmcloud-kube-audit-to-ibm-cloud-logs" }],
    },
  },
};

export function foreign(): JsonObject {
  return {
    ...structuredClone(agents),
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
