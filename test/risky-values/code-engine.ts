import type { RiskyValue } from "../support/risky-values";

const app = "ibm_code_engine_app";
const secret = "ibm_code_engine_secret";

export const values: readonly RiskyValue[] = [
  { id: "N02", resource: app, argument: "managed_domain_mappings", to: "local_public" },
  { id: "N04", resource: app, argument: "run_as_user", to: 0 },
  { id: "N05", resource: app, argument: "image_reference", to: "private.de.icr.io/acme/app:latest" },
  {
    id: "N07",
    resource: app,
    argument: "run_env_variables",
    to: [{ type: "literal", name: "DB_PASSWORD", value: "hunter2" }],
  },
  { id: "N08", resource: app, argument: "run_env_variables", to: [{ type: "foo", name: "LEVEL", value: "info" }] },
  { id: "N09", resource: app, argument: "probe_readiness.type", to: "grpc" },
  { id: "N10", resource: app, argument: "scale_max_instances", to: 0 },
  { id: "N15", resource: secret, argument: "data.password", to: "hunter2", only: "registry-pull" },
  { id: "N16", resource: secret, argument: "data", to: { cert: "${var.cert}", key: "${var.key}" }, only: "tls" },
  { id: "N17", resource: secret, argument: "data.tls_key", to: null, only: "tls" },
  { id: "N18", resource: "ibm_code_engine_config_map", argument: "data", to: { password: "hunter2" } },
  { id: "N22", resource: "ibm_code_engine_domain_mapping", argument: "component.resource_type", to: "app" },
  {
    id: "N25",
    resource: "ibm_code_engine_build",
    add: {
      project_id: "${ibm_code_engine_project.project.project_id}",
      name: "public",
      source_url: "https://github.com/acme/public",
      strategy_type: "dockerfile",
      output_image: "private.de.icr.io/acme/public:1.0.0",
      output_secret: "registry-push",
    },
  },
  {
    id: "N27",
    resource: "ibm_code_engine_allowed_outbound_destination",
    argument: "cidr_block",
    to: "0.0.0.0/0",
  },
  { id: "N30", harmless: "a daemon has no endpoint either: it runs on, and nothing can call it" },
  { id: "N31", resource: "ibm_code_engine_job", argument: "run_service_account", to: "manager" },
];
