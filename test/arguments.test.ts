import { isObject, type Json, type JsonObject, type StackJson } from "../src/core/configuration";
import { typeData } from "../src/core/provider-data";
import { judge } from "../src/pipeline";
import { reference, today } from "./support/reference";

/**
 * Arguments that may have any value which the provider takes: names, places, references that the graph is made of, and
 * operating points. Everything else must be hardened: flipped, a rule or preflight fires.
 */
const free: Readonly<Record<string, string>> = {
  "*.name": "a name",
  "*.description": "a text for people",
  "*.location": "a place",
  "*.region": "a place",
  "*.cis_id": "the instance that the resource belongs to",
  "*.domain_id": "the zone that the resource belongs to; rules that need it are fired by removing it",
  "*.instance_id": "the instance that the resource belongs to",
  "*.project_id": "the project that the resource belongs to",
  "*.resource_group_id": "where IAM policies are scoped; the project's is judged",
  "*.timeouts": "how long Terraform waits",
  "ibm_resource_instance.plan": "a price list",
  "ibm_resource_instance.service": "what the instance is; its own rules are fired by its settings",
  "ibm_kms_key.key_name": "a name",
  "ibm_kms_key_policies.key_id": "the key; that every key has policies is a rule",
  "ibm_kms_instance_policies.key_create_import_access.create_root_key": "false only keeps one from encrypting",
  "ibm_iam_authorization_policy.source_service_name": "what the policy is about; that it is there is a rule",
  "ibm_cis_dns_record.data.flags": "0, or 128 where an authority must understand the record",
  "ibm_cis_dns_record.ttl": "how long resolvers keep the record",
  "ibm_cis_domain_settings.security_header.preload":
    "a promise for browsers' lists that is hard to take back: off by default",
  "ibm_cis_healthcheck.port": "follows the type",
  "ibm_cis_healthcheck.method": "GET or HEAD",
  "ibm_cis_healthcheck.path": "the application's choice",
  "ibm_cis_healthcheck.expected_codes": "the application's choice",
  "ibm_cis_healthcheck.expected_body": "the application's choice",
  "ibm_cis_healthcheck.interval": "operating point",
  "ibm_cis_healthcheck.timeout": "operating point",
  "ibm_cis_healthcheck.retries": "operating point",
  "ibm_cis_origin_pool.minimum_origins": "operating point",
  "ibm_cis_origin_pool.origins.weight": "operating point",
  "ibm_cis_origin_pool.origins.name": "a name",
  "ibm_cis_global_load_balancer.default_pool_ids": "the pools; their origins are judged",
  "ibm_cis_global_load_balancer.fallback_pool_id": "the pool; its origins are judged",
  "ibm_cis_global_load_balancer.session_affinity": "operating point",
  "ibm_cis_ruleset_entrypoint_version.rulesets.description": "a text for people",
  "ibm_cis_ruleset_entrypoint_version.rulesets.rules.description": "a text for people",
  "ibm_code_engine_app.image_port": "the application's choice",
  "ibm_code_engine_app.probe_readiness": "operating point: Code Engine probes the port by itself",
  "ibm_code_engine_app.run_compute_resource_token_enabled":
    "a token of a trusted profile, which needs policies to open anything",
  "ibm_code_engine_app.scale_cpu_limit": "operating point",
  "ibm_code_engine_app.scale_memory_limit": "operating point",
  "ibm_code_engine_app.scale_min_instances": "operating point",
  "ibm_code_engine_domain_mapping.component.name": "the application; that it is guarded is a rule",
  "ibm_sm_public_certificate.common_name": "the host name",
  "ibm_sm_public_certificate.ca": "the authority's configuration, which is judged",
  "ibm_sm_public_certificate.dns": "the challenges' configuration, which is judged",
  "ibm_sm_public_certificate.secret_group_id": "who may read it is for IAM policies",
  "ibm_sm_public_certificate_configuration_dns_cis.cloud_internet_services_crn": "the instance that answers challenges",
  "ibm_code_engine_secret.data.server": "the registry; the image's is judged",
  "ibm_code_engine_secret.data.username": "no secret",
  "time_sleep.create_duration": "how long to wait for IAM",
  "time_sleep.triggers": "what the wait is for",
};

interface Leaf {
  readonly type: string;
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly value: Json;
}

const stacks = reference("code-engine").stacks;

test("every argument that is synthesised is hardened, or known to be free", () => {
  const leaves = stacks.flatMap((stack) => leavesOf(stack).map((leaf) => ({ stack: stack.name, leaf })));
  const unaccounted = new Set<string>();
  const used = new Set<string>();
  let tried = 0;
  for (const { stack, leaf } of leaves) {
    const names = leaf.path.filter((step): step is string => typeof step === "string");
    const key = freeKey(leaf.type, names);
    if (key !== undefined) {
      used.add(key);
      continue;
    }
    tried += 1;
    if (!flips(leaf).some((to) => isCaught(stack, leaf, to))) unaccounted.add(`${leaf.type}.${names.join(".")}`);
  }
  process.stdout.write(
    `arguments: ${leaves.length} synthesised, ${tried} flipped, ${tried - unaccounted.size} caught, the others free\n`,
  );
  expect([...unaccounted]).toEqual([]);
  // A name in the list that nothing uses would hide the next argument of that name.
  expect(Object.keys(free).filter((key) => !used.has(key))).toEqual([]);
});

function freeKey(type: string, names: readonly string[]): string | undefined {
  const candidates = names.flatMap((_, index) => {
    const path = names.slice(0, index + 1).join(".");
    return [`${type}.${path}`, ...(index === 0 && hardenedElsewhere(type, path) ? [] : [`*.${path}`])];
  });
  return candidates.find((candidate) => candidate in free);
}

/** Names that are free in general, and hardened on this type. */
function hardenedElsewhere(type: string, name: string): boolean {
  return [
    "ibm_code_engine_project.resource_group_id",
    "ibm_cis_global_load_balancer.name",
    "ibm_cis_global_load_balancer.domain_id",
    "ibm_code_engine_domain_mapping.name",
    "ibm_cis_domain_settings.domain_id",
    "ibm_kms_instance_policies.instance_id",
  ].includes(`${type}.${name}`);
}

function leavesOf({ json }: StackJson): Leaf[] {
  return Object.entries(json.resource as JsonObject).flatMap(([type, named]) =>
    Object.entries(named as JsonObject).flatMap(([name, body]) =>
      Object.entries(body as JsonObject)
        .filter(([key]) => !["//", "depends_on", "lifecycle", "provider"].includes(key))
        .flatMap(([key, value]) => leaves(value, [key]).map(([path, inner]) => ({ type, name, path, value: inner }))),
    ),
  );
}

function leaves(value: Json, path: (string | number)[]): [(string | number)[], Json][] {
  if (Array.isArray(value) && value.some(isObject))
    return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  return [[path, value]];
}

/** Other values of the same kind, and none at all. */
function flips({ type, path, value }: Leaf): (Json | undefined)[] {
  const names = path.filter((step) => typeof step === "string").join(".");
  const values = typeData("resource", type)?.constraints.attributes?.[names]?.enum ?? [];
  if (typeof value === "boolean") return [!value, undefined];
  if (typeof value === "number") return [0, value * 1000, undefined];
  if (Array.isArray(value)) return [[], undefined];
  return [...values.filter((other) => other !== value), "x", undefined];
}

function isCaught(stack: string, leaf: Leaf, to: Json | undefined): boolean {
  const copy: StackJson[] = structuredClone([...stacks]);
  const json = copy.find(({ name }) => name === stack)?.json.resource as Record<string, Record<string, JsonObject>>;
  let holder = json[leaf.type]?.[leaf.name] as JsonObject;
  for (const step of leaf.path.slice(0, -1)) holder = (holder as Record<string | number, Json>)[step] as JsonObject;
  const last = String(leaf.path.at(-1));
  if (to === undefined) delete holder[last];
  else holder[last] = to;
  return !judge(copy, { today, strict: true }).passed;
}
