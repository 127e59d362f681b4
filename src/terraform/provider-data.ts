import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../core/package-root";

/** A type in cty's JSON notation: `"string"`, `["list","string"]`, `["object",{…}]`. */
export type CtyType = string | [string, CtyType] | ["object", Record<string, CtyType>] | ["tuple", CtyType[]];

export interface AttributeSchema {
  readonly type?: CtyType;
  readonly nested_type?: {
    readonly attributes: Readonly<Record<string, AttributeSchema>>;
    readonly nesting_mode: "single" | "list" | "set" | "map";
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

export interface NestedBlockSchema {
  readonly nesting_mode: "single" | "list" | "set" | "map" | "group";
  readonly block: BlockSchema;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, NestedBlockSchema>>;
}

/** What the provider itself enforces on one argument; the key is `block.argument`. */
export interface Constraint {
  readonly enum?: readonly (string | number)[];
  readonly ignoreCase?: boolean;
  /** RE2, searched rather than anchored. */
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  /** Whole numbers only: the schema itself knows just numbers. */
  readonly whole?: boolean;
  /** In bytes, as the provider counts. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  /** The same, for each element of a list, set or map. */
  readonly element?: Constraint;
  readonly forceNew?: boolean;
  readonly default?: unknown;
  readonly conflictsWith?: readonly string[];
  readonly exactlyOneOf?: readonly string[];
  readonly atLeastOneOf?: readonly string[];
  readonly requiredWith?: readonly string[];
  readonly deprecated?: string;
}

export interface TypeConstraints {
  readonly attributes?: Readonly<Record<string, Constraint>>;
  readonly timeouts?: Readonly<Record<string, string>>;
  readonly importable?: boolean;
  readonly customizeDiff?: boolean;
  /** The provider declares `id` itself; elsewhere the SDK adds it and no configuration may set it. */
  readonly ownId?: boolean;
  readonly deprecated?: string;
}

/** One resource or data source type: the file `providers/<provider>/(resources|data-sources)/<type>.json`. */
export interface TypeData {
  readonly schema: { readonly version: number; readonly block: BlockSchema };
  readonly constraints: TypeConstraints;
}

/** `providers/<provider>/provider.json`. */
export interface ProviderInfo {
  /** Source as written in `required_providers`, for example `IBM-Cloud/ibm`. */
  readonly source: string;
  readonly version: string;
  readonly schema: { readonly version: number; readonly block: BlockSchema };
  /** True for providers on the older SDK, from which Terraform takes values that do not quite fit the plan. */
  readonly legacyTypeSystem: boolean;
}

export type TypeKind = "resource" | "data";

const folders: Record<TypeKind, string> = { resource: "resources", data: "data-sources" };
const cache = new Map<string, unknown>();

/** A file below `providers/`, read on first use; undefined when there is none. */
export function providerJson<T>(...parts: string[]): T | undefined {
  const file = path.join(packageRoot, "providers", ...parts);
  if (!cache.has(file)) {
    cache.set(file, fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined);
  }
  return cache.get(file) as T | undefined;
}

/** The provider's name in a resource type: `ibm` of `ibm_kms_key`. */
export function providerOf(type: string): string {
  return type.split("_", 1)[0] ?? type;
}

/** The provider's own data, or undefined when the project does not carry that provider. */
export function providerInfo(provider: string): ProviderInfo | undefined {
  return safeName(provider) ? providerJson<ProviderInfo>(provider, "provider.json") : undefined;
}

/** Schema and constraints of a type, read on first use; undefined when the type is not carried. */
export function typeData(kind: TypeKind, type: string): TypeData | undefined {
  return safeName(type) ? providerJson<TypeData>(providerOf(type), folders[kind], `${type}.json`) : undefined;
}

/** Every type name that the provider has in the version we carry, in use here or not; undefined when unknown. */
export function typeNames(kind: TypeKind, provider: string): readonly string[] | undefined {
  if (!safeName(provider)) return undefined;
  const names = providerJson<Record<string, string[]>>(provider, "types.json");
  return names?.[folders[kind]];
}

/** Type names come from users' JSON: only plain words may become part of a file name. */
export function safeName(name: string): boolean {
  return /^[a-z][a-z0-9_-]*$/.test(name);
}
