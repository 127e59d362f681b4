import type { Json, JsonObject } from "../../src/terraform/configuration";

/** A careless change of a synthesised platform: what people do, in the words of the READMEs, without a look at the rules. */
export interface Careless {
  /** The reference blueprint. */
  readonly base: string;
  readonly what: string;
  readonly type: string;
  /** Part of the resource's name. @default - the first of the type */
  readonly name?: string;
  /** Dotted argument, with the index of repeated blocks. */
  readonly argument?: string;
  /** The new value; null removes it. */
  readonly to?: Json;
  /** Path inside the JSON that the argument holds. */
  readonly inside?: readonly string[];
  /** Arguments of a resource that is added, in place of a change. */
  readonly add?: JsonObject;
  /** End of the name of the stack that gets it. @default - foundations */
  readonly stack?: string;
}

const web = "code-engine";
const cluster = "vpc-cluster";
const instance = "11111111-2222-4333-8444-555555555555";
const zone = { cis_id: "${ibm_cis.edge_instance.id}", domain_id: "${ibm_cis_domain.edge_zone.domain_id}" };

export const careless: readonly Careless[] = [
  {
    base: web,
    what: "an application with a public system domain",
    type: "ibm_code_engine_app",
    argument: "managed_domain_mappings",
    to: "local_public",
  },
  { base: web, what: "an application as root", type: "ibm_code_engine_app", argument: "run_as_user", to: 0 },
  {
    base: web,
    what: "an application with a service account that manages",
    type: "ibm_code_engine_app",
    argument: "run_service_account",
    to: "manager",
  },
  {
    base: web,
    what: "an application that takes traffic before it is ready",
    type: "ibm_code_engine_app",
    argument: "probe_readiness",
    to: null,
  },
  {
    base: web,
    what: "sign-in switched off by a variable",
    type: "ibm_code_engine_app",
    argument: "run_env_variables",
    to: [{ type: "literal", name: "AUTH_METHOD", value: "none" }],
  },
  {
    base: web,
    what: "a second host that bypasses the edge",
    type: "ibm_code_engine_domain_mapping",
    stack: "shop",
    add: {
      project_id: "${ibm_code_engine_project.project.project_id}",
      name: "direct.example.com",
      component: { name: "web", resource_type: "app_v2" },
      tls_secret: "tls",
    },
  },
  {
    base: web,
    what: "a service binding",
    type: "ibm_code_engine_binding",
    stack: "shop",
    add: {
      project_id: "${ibm_code_engine_project.project.project_id}",
      prefix: "CLOUD",
      secret_name: "s",
      component: { name: "web", resource_type: "app_v2" },
    },
  },
  {
    base: web,
    what: "service credentials that manage",
    type: "ibm_code_engine_secret",
    stack: "shop",
    add: {
      project_id: "${ibm_code_engine_project.project.project_id}",
      name: "access",
      format: "service_access",
      service_access: {
        resource_key: { id: instance },
        role: { crn: "crn:v1:bluemix:public:iam::::serviceRole:Manager" },
      },
    },
  },
  {
    base: web,
    what: "the rotation's identity for an application",
    type: "ibm_iam_trusted_profile_link",
    stack: "shop",
    add: {
      profile_id: "${ibm_iam_trusted_profile.rotation_identity.id}",
      cr_type: "CE",
      link: { crn: "${ibm_code_engine_project.project.crn}", component_type: "application", component_name: "web" },
    },
  },
  {
    base: web,
    what: "half of the Internet in the outbound allowlist",
    type: "ibm_code_engine_allowed_outbound_destination",
    stack: "shop",
    add: {
      project_id: "${ibm_code_engine_project.project.project_id}",
      type: "cidr_block",
      name: "more",
      cidr_block: "128.0.0.0/1",
    },
  },
  { base: web, what: "flexible TLS to the origin", type: "ibm_cis_domain_settings", argument: "ssl", to: "flexible" },
  { base: web, what: "TLS 1.1", type: "ibm_cis_domain_settings", argument: "min_tls_version", to: "1.1" },
  {
    base: web,
    what: "a cipher without forward secrecy",
    type: "ibm_cis_domain_settings",
    argument: "cipher",
    to: ["ECDHE-ECDSA-AES128-GCM-SHA256", "AES128-SHA"],
  },
  {
    base: web,
    what: "a rule that skips the managed rulesets",
    type: "ibm_cis_ruleset_rule",
    add: {
      ...zone,
      ruleset_id: "${ibm_cis_ruleset_entrypoint_version.edge_hardening_waf.rulesets[0].ruleset_id}",
      rule: { action: "skip", enabled: true, expression: "true", action_parameters: { ruleset: "current" } },
    },
  },
  {
    base: web,
    what: "a host that points past the edge",
    type: "ibm_cis_dns_record",
    add: { ...zone, type: "A", name: "direct", content: "203.0.113.7", proxied: false },
  },
  {
    base: web,
    what: "every unknown host past the edge",
    type: "ibm_cis_dns_record",
    add: { ...zone, type: "CNAME", name: "*", content: "custom.example.net", proxied: false },
  },
  { base: web, what: "health checks in clear text", type: "ibm_cis_healthcheck", argument: "type", to: "http" },
  {
    base: web,
    what: "a page rule without security",
    type: "ibm_cis_page_rule",
    add: {
      ...zone,
      targets: [{ target: "url", constraint: { operator: "matches", value: "*shop.example.com/*" } }],
      actions: [{ id: "disable_security", value: "on" }],
    },
  },
  {
    base: web,
    what: "a path without the edge function",
    type: "ibm_cis_edge_functions_trigger",
    add: { ...zone, pattern_url: "shop.example.com/api/*" },
  },
  {
    base: web,
    what: "TCP straight to the origin",
    type: "ibm_cis_range_app",
    add: {
      ...zone,
      protocol: "tcp/22",
      dns: "ssh.example.com",
      dns_type: "CNAME",
      origin_direct: ["tcp://203.0.113.7:22"],
    },
  },
  { base: web, what: "early data in TLS 1.3", type: "ibm_cis_tls_settings", argument: "tls_1_3", to: "zrt" },
  {
    base: web,
    what: "another identity provider",
    type: "ibm_appid_idp_saml",
    add: {
      tenant_id: instance,
      is_active: true,
      config: { entity_id: "x", sign_in_url: "https://idp.example.net", certificates: ["x"] },
    },
  },
  {
    base: web,
    what: "passwords of any form",
    type: "ibm_appid_password_regex",
    add: { tenant_id: instance, regex: "^.*$" },
  },
  {
    base: web,
    what: "a user with a password in the configuration",
    type: "ibm_appid_cloud_directory_user",
    add: { tenant_id: instance, email: [{ value: "a@example.com", primary: true }], password: "hunter2-Abc" },
  },
  {
    base: web,
    what: "tokens for a day",
    type: "ibm_appid_token_config",
    argument: "access_token_expires_in",
    to: 86400,
  },
  {
    base: web,
    what: "viewers that edit keys",
    type: "ibm_iam_access_group_policy",
    add: {
      access_group_id: "${ibm_iam_access_group.access_viewers.id}",
      roles: ["Editor"],
      resources: { service: "kms", resource_instance_id: "${ibm_resource_instance.encryption_instance.guid}" },
    },
  },
  {
    base: web,
    what: "a robot among the administrators",
    type: "ibm_iam_access_group_members",
    add: { access_group_id: "${ibm_iam_access_group.access_administrators.id}", iam_service_ids: ["ServiceId-1"] },
  },
  {
    base: web,
    what: "every project may read the keys",
    type: "ibm_iam_authorization_policy",
    add: { source_service_name: "codeengine", target_service_name: "kms", roles: ["Reader"] },
  },
  {
    base: web,
    what: "a trusted profile for whoever a claim matches",
    type: "ibm_iam_trusted_profile_claim_rule",
    add: {
      profile_id: "${ibm_iam_trusted_profile.x.id}",
      type: "Profile-SAML",
      conditions: [{ claim: "a", operator: "CONTAINS", value: '""' }],
    },
  },
  {
    base: "access",
    what: "API keys for everybody",
    type: "ibm_iam_account_settings",
    argument: "restrict_create_platform_apikey",
    to: "NOT_RESTRICTED",
  },
  {
    base: web,
    what: "a restriction that admits every public endpoint",
    type: "ibm_cbr_rule",
    name: "secrets",
    argument: "contexts",
    to: [{ attributes: [{ name: "endpointType", value: "public" }] }],
  },
  {
    base: web,
    what: "a zone that is a range of everything",
    type: "ibm_cbr_zone",
    name: "operators",
    argument: "addresses",
    to: [{ type: "ipRange", value: "0.0.0.0-255.255.255.255" }],
  },
  {
    base: web,
    what: "keys that one person deletes",
    type: "ibm_kms_key_policies",
    argument: "dual_auth_delete.enabled",
    to: false,
  },
  {
    base: web,
    what: "a standard key with its payload",
    type: "ibm_kms_key",
    add: {
      instance_id: "${ibm_resource_instance.encryption_instance.guid}",
      key_name: "k",
      standard_key: true,
      payload: "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=",
    },
  },
  {
    base: web,
    what: "a key store with a public endpoint",
    type: "ibm_resource_instance",
    name: "encryption",
    argument: "service_endpoints",
    to: "public-and-private",
  },
  {
    base: web,
    what: "a literal secret in Secrets Manager",
    type: "ibm_sm_arbitrary_secret",
    add: { name: "s", instance_id: instance, payload: "hunter2-Abc123" },
  },
  {
    base: web,
    what: "IAM credentials that are reused for ever",
    type: "ibm_sm_iam_credentials_secret",
    add: { name: "s", instance_id: instance, ttl: "0", reuse_api_key: true, service_id: "ServiceId-1" },
  },
  {
    base: web,
    what: "a bucket with IBM's key",
    type: "ibm_cos_bucket",
    add: {
      bucket_name: "more",
      resource_instance_id: "${ibm_resource_instance.storage_instance.id}",
      region_location: "eu-de",
      storage_class: "smart",
    },
  },
  {
    base: web,
    what: "the archive copied to another account",
    type: "ibm_cos_bucket_replication_rule",
    add: {
      bucket_crn: "${ibm_cos_bucket.storage_audit-archive_bucket.crn}",
      bucket_location: "eu-de",
      replication_rule: {
        rule_id: "r",
        enable: true,
        destination_bucket_crn:
          "crn:v1:bluemix:public:cloud-object-storage:global:a/ffffffffffffffffffffffffffffffff:11111111-2222-4333-8444-555555555555:bucket:elsewhere",
      },
    },
  },
  {
    base: web,
    what: "a bucket as a web site",
    type: "ibm_cos_bucket_website_configuration",
    add: {
      bucket_crn: "${ibm_cos_bucket.storage_audit-archive_bucket.crn}",
      bucket_location: "eu-de",
      website_configuration: { index_document: { suffix: "index.html" } },
    },
  },
  {
    base: web,
    what: "reads of a bucket that nobody sees",
    type: "ibm_cos_bucket",
    argument: "activity_tracking.read_data_events",
    to: false,
  },
  {
    base: web,
    what: "an archive in another bucket",
    type: "ibm_atracker_target",
    name: "archive",
    argument: "cos_endpoint.bucket",
    to: "elsewhere",
  },
  { base: web, what: "an alert that is off", type: "ibm_logs_alert_definition", argument: "enabled", to: false },
  {
    base: web,
    what: "logs for a week",
    type: "ibm_resource_instance",
    name: "audit_logs",
    argument: "parameters.retention_period",
    to: "7",
  },
  {
    base: cluster,
    what: "a public load balancer",
    type: "ibm_is_lb",
    add: { name: "l", type: "public", subnets: ["${ibm_is_subnet.network_vpc_edge-1.id}"] },
  },
  {
    base: cluster,
    what: "a route to an appliance for everything",
    type: "ibm_is_vpc_routing_table_route",
    add: {
      vpc: "${ibm_is_vpc.network_vpc.id}",
      routing_table: "r",
      zone: "eu-de-1",
      destination: "0.0.0.0/0",
      action: "deliver",
      next_hop: "10.10.0.9",
    },
  },
  {
    base: cluster,
    what: "workers open to a quarter of the Internet",
    type: "ibm_is_security_group_rule",
    add: {
      group: "${ibm_is_security_group.network_group-workers.id}",
      direction: "inbound",
      remote: "64.0.0.0/2",
      protocol: "tcp",
      port_min: 443,
      port_max: 443,
    },
  },
  {
    base: cluster,
    what: "a server with a password in its user data",
    type: "ibm_is_instance",
    add: {
      name: "i",
      image: "r",
      profile: "bx2-2x8",
      vpc: "${ibm_is_vpc.network_vpc.id}",
      zone: "eu-de-1",
      keys: ["k"],
      user_data: "#cloud-config\npassword: hunter2-Abc\n",
    },
  },
  {
    base: cluster,
    what: "workers that call everybody",
    type: "ibm_container_vpc_cluster",
    stack: "apps",
    argument: "disable_outbound_traffic_protection",
    to: true,
  },
  {
    base: cluster,
    what: "images of anybody",
    type: "ibm_container_vpc_cluster",
    stack: "apps",
    argument: "image_security_enforcement",
    to: false,
  },
  {
    base: cluster,
    what: "a chart from a host in clear text",
    type: "helm_release",
    stack: "agents",
    add: { name: "x", chart: "x", repository: "http://charts.example.com", namespace: "default" },
  },
  {
    base: cluster,
    what: "a pool whose disks have IBM's key",
    type: "ibm_container_vpc_worker_pool",
    name: "edge",
    argument: "crk",
    to: null,
  },
  {
    base: cluster,
    what: "a database with a public endpoint",
    type: "ibm_database",
    argument: "service_endpoints",
    to: "public",
  },
  {
    base: "spark",
    what: "an application without TLS between its nodes",
    type: "ibm_cos_bucket_object",
    argument: "content",
    inside: ["application_details", "conf", "spark.ssl.enabled"],
    to: "false",
  },
  {
    base: "spark",
    what: "packages that are downloaded at start",
    type: "ibm_cos_bucket_object",
    argument: "content",
    inside: ["application_details", "conf", "spark.jars.packages"],
    to: "org.example:evil:1.0",
  },
  {
    base: "spark",
    what: "two tenants on one instance",
    type: "ibm_resource_instance",
    name: "engine",
    argument: "tags",
    to: ["tenant:a", "tenant:b"],
  },
];
