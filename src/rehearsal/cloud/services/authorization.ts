import { crnFields } from "../../../core/crn";
import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { blocksOf, type CloudView, type Entity, type ResourceModel, text } from "../resource-model";

/** Kinds of managed databases. */
export const databaseKinds: readonly string[] = [
  "databases-for-postgresql",
  "databases-for-mysql",
  "databases-for-mongodb",
  "databases-for-redis",
  "databases-for-elasticsearch",
  "messages-for-rabbitmq",
].map(instanceOfService);

function instanceOfService(service: string): string {
  return `${service} instance`;
}

/** What may stand at an end of an authorization, or in an access policy. */
export const instanceKinds = [
  "kms",
  "hs-crypto",
  "secrets-manager",
  "internet-svcs",
  "cloud-object-storage",
  "event-notifications",
  "logs",
  "sysdig-monitor",
  "atracker",
  "container-registry",
  "ibmanalyticsengine",
  "appid",
]
  .map(instanceOfService)
  .concat(databaseKinds, "code engine project", "cluster");

/** Service-to-service authorization policies. */
export const authorizationPolicy: ResourceModel = {
  type: "ibm_iam_authorization_policy",
  kind: "authorization policy",
  references: [
    { argument: "source_resource_instance_id", kinds: instanceKinds },
    { argument: "target_resource_instance_id", kinds: instanceKinds },
  ],
  // IAM compares attributes, whichever arguments say them, and roles; their order does not count.
  unique: (state) => ({
    scope: "the account's authorization policies",
    name: `${endOf(state, "source")} to ${endOf(state, "target")} (${rolesOf(state).join(", ")})`,
  }),
  attributes: (_, cloud) => ({ id: cloud.mint.guid(), version: "1" }),
  handles: (state) => [text(state, "id")],
  // What needs the right does not name the policy.
  slow: { create: true },
};

/** Arguments of one end of an authorization policy, after `source_` or `target_`, and the attributes that they stand for. */
const endArguments: Readonly<Record<string, string>> = {
  service_name: "serviceName",
  service_account: "accountId",
  resource_instance_id: "serviceInstance",
  resource_type: "resourceType",
  resource_group_id: "resourceGroupId",
};

/** Attributes of one end of an authorization policy that say something, whichever arguments say them. */
function attributesOf(state: ObjectValue, end: "source" | "target"): ReadonlyMap<string, string> {
  const arguments_ = Object.entries(endArguments).map(([name, attribute]): [string, string] => [
    attribute,
    text(state, `${end}_${name}`),
  ]);
  const attributes = end === "source" ? "subject_attributes" : "resource_attributes";
  const blocks = blocksOf(state, attributes).map((one): [string, string] => [text(one, "name"), text(one, "value")]);
  return new Map([...arguments_, ...blocks].filter(([, value]) => value !== ""));
}

/** One end of an authorization policy in words: the service, then its other attributes by name. */
function endOf(state: ObjectValue, end: "source" | "target"): string {
  const said = attributesOf(state, end);
  const others = [...said].filter(([name]) => name !== "serviceName").sort();
  return [said.get("serviceName") ?? "", ...others.map(([name, value]) => `${name}=${value}`)].join(" ");
}

/** What an authorization policy allows; what it leaves open is undefined. */
export interface Allowed {
  readonly source: {
    readonly service: string | undefined;
    readonly type: string | undefined;
    readonly instance: string | undefined;
    readonly group: string | undefined;
  };
  readonly target: {
    readonly service: string | undefined;
    readonly type: string | undefined;
    readonly instance: string | undefined;
    readonly group: string | undefined;
    /** One bucket, or one key. */
    readonly part: string | undefined;
  };
  readonly roles: readonly string[];
}

/** What an authorization policy allows, in whichever form it is written. */
export function allowedBy({ state }: Entity): Allowed {
  const end = (name: "source" | "target") => {
    const said = attributesOf(state, name);
    return {
      service: said.get("serviceName"),
      type: said.get("resourceType"),
      instance: said.get("serviceInstance"),
      group: said.get("resourceGroupId"),
      part: said.get("resource"),
    };
  };
  return { source: end("source"), target: end("target"), roles: rolesOf(state) };
}

function rolesOf(state: ObjectValue): string[] {
  return Array.isArray(state.roles) ? state.roles.map(String).sort() : [];
}

/**
 * Refuses what is to be encrypted with a key before its service may read the key.
 *
 * The service reads the key when the resource is made. Source: IBM Cloud documentation, "Integrating services" of Key
 * Protect; terraform-provider-ibm issues 4478 and 4413 for the delay.
 */
export function requireAuthorization(planned: ObjectValue, key: string, service: string, cloud: CloudView): void {
  const { service: target, instance } = crnFields(key);
  cloud.called({ caller: service, target, instance });
  const policies = cloud.all("authorization policy").filter((policy) => allows(policy, service, key, planned));
  const source = 'Key Protect documentation, "Integrating services": a service needs an authorization to read the key';
  if (policies.length === 0) {
    throw new Refusal(
      "authorization-missing",
      `${service} may not read the key ${key.split(":").at(-1)}: it has no authorization policy yet`,
      source,
      "Create an ibm_iam_authorization_policy from the service to kms, and make this resource depend on it.",
    );
  }
  if (policies.some((policy) => cloud.effective(policy))) return;
  throw new Refusal(
    "authorization-not-effective",
    `${service} may not read the key yet: the authorization policy has not taken effect`,
    "terraform-provider-ibm issues 4478 and 4413: policies take effect with a delay",
    "Depend on a time_sleep whose triggers reference the policy, not only on the policy.",
  );
}

function allows(policy: Entity, service: string, key: string, planned: ObjectValue): boolean {
  const { source, target, roles } = allowedBy(policy);
  const { instance, resource } = crnFields(key);
  return (
    source.service === service &&
    ["kms", "hs-crypto"].includes(target.service ?? "") &&
    isOpenOr(target.instance, instance) &&
    isOpenOr(target.part, resource) &&
    isOpenOr(source.group, text(planned, "resource_group_id")) &&
    isOpenOr(source.instance, instanceOf(planned)) &&
    roles.some((role) => ["Reader", "ReaderPlus", "Writer", "Manager"].includes(role))
  );
}

/** An attribute that a policy leaves open, or says as it is needed. */
function isOpenOr(said: string | undefined, needed: string): boolean {
  return said === undefined || said === needed;
}

/** GUID of the instance that a resource belongs to, such as a bucket's; what is an instance itself has none yet. */
function instanceOf(planned: ObjectValue): string {
  return crnFields(text(planned, "resource_instance_id")).instance;
}

export interface Need {
  readonly source: string;
  /** GUID of the instance that acts, where it exists before it needs the authorization. */
  readonly sourceInstance?: string;
  readonly target: string;
  /** GUID of the instance that is acted on. */
  readonly instance: string;
  /** Name of the bucket, or id of the key in it, where that is enough. */
  readonly part?: string;
  /** All of them are needed. */
  readonly roles: readonly string[];
  /** Where it is written that the authorization is needed. */
  readonly written: string;
}

/** Refuses what one service may not do on another, or on one of its buckets, yet. */
export function requirePolicy(need: Need, cloud: CloudView): void {
  cloud.called({ caller: need.source, target: need.target, instance: need.instance });
  const policies = cloud.all("authorization policy").filter((policy) => {
    const { source, target, roles } = allowedBy(policy);
    return (
      source.service === need.source &&
      (need.sourceInstance === undefined || isOpenOr(source.instance, need.sourceInstance)) &&
      target.service === need.target &&
      isOpenOr(target.instance, need.instance) &&
      (target.part === undefined || target.part === need.part) &&
      need.roles.every((role) => roles.includes(role))
    );
  });
  if (policies.some((policy) => cloud.effective(policy))) return;
  throw new Refusal(
    policies.length === 0 ? "authorization-missing" : "authorization-not-effective",
    `${need.source} may not use ${need.part ?? need.target} yet: it needs ${need.roles.join(" and ")}`,
    need.written,
    `Create an ibm_iam_authorization_policy with ${need.roles.length === 1 ? "this role" : "these roles"}, and depend on it and on the wait after it.`,
  );
}
