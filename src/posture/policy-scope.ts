import { textOf } from "../core/text-of";
import { blocks, type Json, type JsonObject, type Resource } from "../terraform/configuration";

/** Policies of identities; users have none of their own. */
export const policyTypes: readonly string[] = [
  "ibm_iam_access_group_policy",
  "ibm_iam_service_policy",
  "ibm_iam_trusted_profile_policy",
];

/** What narrows a policy, as written; a wildcard narrows nothing. */
export interface PolicyReach {
  readonly service?: Json;
  readonly instance?: Json;
  readonly resource?: Json;
  readonly resourceGroup?: Json;
  /** True when anything at all narrows it. */
  readonly narrowed: boolean;
}

/** Names of the two ways to write the same. */
const words = {
  service: ["service", "serviceName"],
  instance: ["resource_instance_id", "serviceInstance"],
  resource: ["resource"],
  resourceGroup: ["resource_group_id", "resourceGroupId"],
} as const;

/** What a policy reaches, from `resources` or `resource_attributes`. */
export function reachOf({ arguments: policy }: Resource): PolicyReach {
  const written: JsonObject = {};
  for (const block of [
    ...blocks(policy.resources),
    ...blocks(policy.resources).flatMap(({ attributes }) => blocks(attributes)),
  ])
    Object.assign(written, block);
  for (const { name, value } of blocks(policy.resource_attributes)) written[textOf(name)] = value ?? null;
  const found = Object.entries(written).filter(([, value]) => isNarrow(value));
  const tagged = blocks(policy.resource_tags).length > 0;
  const of = (names: readonly string[]) => found.find(([name]) => names.includes(name))?.[1];
  return {
    service: of(words.service),
    instance: of(words.instance),
    resource: of(words.resource),
    resourceGroup: of(words.resourceGroup),
    narrowed: found.length > 0 || tagged,
  };
}

function isNarrow(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== "" && value !== "*" && typeof value !== "object";
}

/** The roles that a policy gives, when they are written as a list. */
export function rolesOf({ arguments: { roles } }: Resource): readonly string[] {
  return Array.isArray(roles) ? roles.map(textOf) : [];
}
