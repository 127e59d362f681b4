import { blocks, type Json, type JsonObject, type Resource } from "./configuration";

/** Type of the data source that lists the account's authorization policies. */
export const policyList = "ibm_iam_authorization_policies";

/** What an authorization policy of the account has to allow, where another owner creates it. */
export interface NeededPolicy {
  readonly source: {
    readonly service: string;
    readonly resourceType?: string;
    /** GUID, or a reference to it. @default - not one instance */
    readonly instance?: string;
    /** Id, or a reference to it. @default - not one group */
    readonly resourceGroup?: string;
  };
  readonly target: { readonly service: string; readonly instance: string };
  readonly roles: readonly string[];
}

/**
 * The condition under which a list of policies holds one that allows what is needed: as narrow as it is needed, or wider. Policies on one
 * key or bucket do not count: the list names their type alone.
 */
export function policyCondition({ source, target, roles }: NeededPolicy): string {
  const open = (attribute: string, value: string | undefined) => `contains(["", "${value ?? ""}"], one.${attribute})`;
  const conditions = [
    `one.source_service_name == "${source.service}"`,
    open("source_resource_type", source.resourceType),
    open("source_resource_instance_id", source.instance),
    open("source_resource_group_id", source.resourceGroup),
    `one.target_service_name == "${target.service}"`,
    open("target_resource_instance_id", target.instance),
    `one.target_resource_type == ""`,
    `length(setsubtract(${JSON.stringify(roles)}, one.roles)) == 0`,
  ];
  return `\${anytrue([for one in self.policies : ${conditions.join(" && ")}])}`;
}

/** Plain text, or references in it. */
const value = String.raw`"((?:\$\{[^}"]*\}|[^"\\$])*)"`;
const contained = (attribute: string) => String.raw`contains\(\["", ${value}\], one\.${attribute}\)`;
/** The condition as `policyCondition` writes it, and nothing else: another one may hold where no policy allows anything. */
const written = new RegExp(
  `^\\$\\{anytrue\\(\\[for one in self\\.policies : ${[
    `one\\.source_service_name == ${value}`,
    contained("source_resource_type"),
    contained("source_resource_instance_id"),
    contained("source_resource_group_id"),
    `one\\.target_service_name == ${value}`,
    contained("target_resource_instance_id"),
    `one\\.target_resource_type == ""`,
    String.raw`length\(setsubtract\((\[[^\]]*\]), one\.roles\)\) == 0`,
  ].join(" && ")}\\]\\)\\}$`,
);

/** The policies that a data source of the list shows to be there: Terraform stops where one is not. */
export function policiesShownBy({ kind, type, meta }: Resource): NeededPolicy[] {
  if (kind !== "data" || type !== policyList) return [];
  return postconditions(meta).flatMap((condition) => neededPolicy(condition) ?? []);
}

/** Conditions that must hold after a data source is read. */
export function postconditions(meta: JsonObject): Json[] {
  return blocks(meta.lifecycle)
    .flatMap((lifecycle) => blocks(lifecycle.postcondition))
    .flatMap(({ condition }) => (condition === undefined ? [] : [condition]));
}

/** What a condition of `policyCondition` asks for; undefined for any other text. */
export function neededPolicy(condition: Json): NeededPolicy | undefined {
  const [match, service, resourceType, instance, resourceGroup, target, targetInstance, roles] =
    typeof condition === "string" ? (written.exec(condition) ?? []) : [];
  if (match === undefined || roles === undefined) return undefined;
  const optional = (name: string, text = "") => (text === "" ? {} : { [name]: text });
  return {
    source: {
      service: service ?? "",
      ...optional("resourceType", resourceType),
      ...optional("instance", instance),
      ...optional("resourceGroup", resourceGroup),
    },
    target: { service: target ?? "", instance: targetInstance ?? "" },
    roles: JSON.parse(roles) as string[],
  };
}
