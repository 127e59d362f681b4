import { hasReference, isObject, type Json } from "../terraform/configuration";
import type { CtyType } from "../terraform/provider-data";

/**
 * Why a value does not convert to a type, or undefined when Terraform takes it. Terraform converts between text, numbers
 * and booleans where nothing is lost; references are taken as they are.
 */
export function typeMismatch(value: Json, type: CtyType): string | undefined {
  if (value === null || hasReference(value)) return undefined;
  if (typeof type === "string") return primitiveMismatch(value, type);
  const [kind, inner] = type;
  switch (kind) {
    case "list":
    case "set":
      if (!Array.isArray(value)) return describe(type);
      return value.some((item) => typeMismatch(item, inner as CtyType) !== undefined) ? describe(type) : undefined;
    case "map":
      if (!isObject(value)) return describe(type);
      return Object.values(value).some(
        (item) => item !== undefined && typeMismatch(item, inner as CtyType) !== undefined,
      )
        ? describe(type)
        : undefined;
    case "object":
      return objectMismatch(value, inner as Record<string, CtyType>, type);
    default:
      return Array.isArray(value) ? undefined : describe(type);
  }
}

function objectMismatch(value: Json, attributes: Record<string, CtyType>, type: CtyType): string | undefined {
  if (!isObject(value)) return describe(type);
  for (const [name, inner] of Object.entries(value)) {
    const expected = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (expected === undefined) return `an object with ${Object.keys(attributes).sort().join(", ")}`;
    const wrong = inner === undefined ? undefined : typeMismatch(inner, expected);
    if (wrong !== undefined) return `${wrong} for ${name}`;
  }
  return undefined;
}

function primitiveMismatch(value: Json, type: string): string | undefined {
  if (type === "dynamic") return undefined;
  if (typeof value === "object") return describe(type);
  if (type === "string") return undefined;
  if (type === "bool")
    return typeof value === "boolean" || (typeof value === "string" && ["true", "false", "1", "0"].includes(value))
      ? undefined
      : describe(type);
  if (typeof value === "boolean") return describe(type);
  return typeof value === "number" || /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(value)
    ? undefined
    : describe(type);
}

/** A type in words. */
export function describe(type: CtyType): string {
  if (typeof type === "string")
    return { string: "a string", number: "a number", bool: "true or false" }[type] ?? "any value";
  const [kind, inner] = type;
  if (kind === "object") return "an object";
  if (kind === "tuple") return "a list";
  return `a ${kind} of ${plural(inner as CtyType)}`;
}

function plural(type: CtyType): string {
  if (typeof type === "string") return { string: "strings", number: "numbers", bool: "booleans" }[type] ?? "values";
  return type[0] === "object" ? "objects" : `${type[0]}s`;
}
