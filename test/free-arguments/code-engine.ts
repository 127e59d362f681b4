export const free: Readonly<Record<string, string>> = {
  "ibm_code_engine_app.image_port": "the application's choice",
  "ibm_code_engine_app.probe_readiness": "operating point: Code Engine probes the port by itself",
  "ibm_code_engine_app.run_compute_resource_token_enabled":
    "a token of a trusted profile, which needs policies to open anything",
  "ibm_code_engine_app.scale_cpu_limit": "operating point",
  "ibm_code_engine_app.scale_memory_limit": "operating point",
  "ibm_code_engine_app.scale_min_instances": "operating point",
  "ibm_code_engine_domain_mapping.component.name": "the application; that it is guarded is a rule",
  "ibm_code_engine_secret.data.server": "the registry; the image's is judged",
  "ibm_code_engine_secret.data.username": "no secret",
};
