import { textOf } from "../../core/text-of";
import { guardedJson, written } from "../../posture/guarded";
import { known, read, readOne } from "../../posture/values";
import type { World } from "../../posture/world";
import { blocks, isObject, type Json, type JsonObject, type Resource } from "../../terraform/configuration";
import { readJson } from "../../terraform/json-template";
import { requestFolder } from "./folders";
import { runtimeData } from "./runtime-data";

/** A JSON object inside an argument: the parameters of an instance, or the body of a submit request. */
export type Inner =
  | { readonly state: "known"; readonly value: JsonObject }
  | { readonly state: "absent" | "unknown" | "invalid" };

/** Is this an instance of Analytics Engine? */
export function isSparkInstance(resource: Resource): boolean {
  return resource.type === "ibm_resource_instance" && known(resource, "service") === runtimeData.service;
}

/** Is there a Spark system at all? Rules about what it shares with others keep silent without one. */
export function hasSpark(world: World): boolean {
  return world.once(sparkStacks).size > 0;
}

/** Stacks with an instance of Analytics Engine. */
export function sparkStacks(world: World): ReadonlySet<string> {
  return new Set(
    world
      .ofType("ibm_resource_instance")
      .filter(isSparkInstance)
      .map(({ stack }) => stack),
  );
}

/** Is this an object that holds a submit request: by its place, or by what it says? */
export function isRequest(resource: Resource): boolean {
  if (resource.type !== "ibm_cos_bucket_object") return false;
  const key = resource.arguments.key;
  if (typeof key === "string" && new RegExp(`(^|/)${requestFolder}/[^/]+\\.json$`).test(key)) return true;
  const inner = innerOf(resource, "content");
  return inner.state === "known" && (isObject(inner.value.application_details) || hasSparkConf(inner.value));
}

function hasSparkConf({ conf }: JsonObject): boolean {
  return isObject(conf) && Object.keys(conf).some((name) => /^(ae\.)?spark\./.test(name));
}

/** The argument that holds JSON. */
export function argumentOf(resource: Resource): "parameters_json" | "content" {
  return resource.type === "ibm_resource_instance" ? "parameters_json" : "content";
}

/** The JSON object in an argument. */
export function innerOf(resource: Resource, argument: string): Inner {
  const given = written(resource)[argument];
  if (given === undefined || given === null) return { state: "absent" };
  if (typeof given !== "string") return { state: "invalid" };
  const text = readJson(given);
  if (text.state !== "known") return text;
  return isObject(text.value) ? { state: "known", value: guardedJson(text.value, argument) } : { state: "invalid" };
}

/** What a request asks for. */
export function detailsOf(resource: Resource): JsonObject | undefined {
  const inner = innerOf(resource, "content");
  const details = inner.state === "known" ? inner.value.application_details : undefined;
  return isObject(details) ? details : undefined;
}

/** Spark settings of an instance or a request, as far as they are known; undefined when there are none. */
export function confOf(resource: Resource): JsonObject | undefined {
  if (resource.type !== "ibm_resource_instance") {
    const conf = detailsOf(resource)?.conf;
    return isObject(conf) ? conf : undefined;
  }
  const inner = innerOf(resource, "parameters_json");
  const conf = inner.state === "known" ? inner.value.default_config : undefined;
  return isObject(conf) ? conf : undefined;
}

/** Dotted place of the settings. */
export function confPath(resource: Resource): string {
  return resource.type === "ibm_resource_instance"
    ? "parameters_json.default_config"
    : "content.application_details.conf";
}

/** Every policy of groups, service IDs and trusted profiles, by the service that its `resources` names. */
export function policyService(policy: Resource): Json | undefined {
  const [slot] = read(policy, "resources.service");
  if (slot?.state === "known") return slot.value;
  return blocks(policy.arguments.resource_attributes).find(({ name }) => name === "serviceName")?.value;
}

/** Names of the buckets that the identities of Spark systems work with. */
function sparkBuckets(world: World): Set<Json> {
  const stacks = world.once(sparkStacks);
  return new Set(
    world
      .ofType("ibm_iam_service_policy")
      .filter((policy) => stacks.has(policy.stack) && policyService(policy) === "cloud-object-storage")
      .flatMap((policy) => {
        const { value } = readOne(policy, "resources.resource");
        const target = world.targetResource(policy.stack, value);
        return [value, target?.arguments.bucket_name].filter((name): name is Json => name !== undefined);
      }),
  );
}

/** Is this a bucket of a Spark system? */
export function isSparkBucket(bucket: Resource, world: World): boolean {
  return world.once(sparkBuckets).has(bucket.arguments.bucket_name ?? null);
}

/** Roles of a policy, as far as they are written. */
export function rolesOf(policy: Resource): string[] {
  const { roles } = policy.arguments;
  return Array.isArray(roles) ? roles.map(textOf) : [];
}

/** Name of the access group that a policy belongs to, when it is written in the same configuration. */
export function groupOf(policy: Resource, world: World): string | undefined {
  const name = world.targetResource(policy.stack, policy.arguments.access_group_id)?.arguments.name;
  return typeof name === "string" ? name : undefined;
}
