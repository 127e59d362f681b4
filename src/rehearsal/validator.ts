import { preflight } from "../preflight";
import { hasReference, type Json, type JsonObject } from "../terraform/configuration";
import type { TypeKind } from "../terraform/provider-data";
import { isLeftOut } from "./left-out/marker";
import { isObjectValue, type ObjectValue, unknown, type Value } from "./plugin/codec";
import { type Diagnostic, pathOf } from "./plugin/handlers";

/** Preflight in the provider's place, so that `terraform validate` says what `rampart check` says. */
export function validateWithPreflight(kind: TypeKind, type: string, config: ObjectValue): Diagnostic[] {
  const key = kind === "data" ? "data" : "resource";
  const json: JsonObject = { [key]: { [type]: { config: toJson(config) as JsonObject } } };
  const { faults } = preflight([{ name: "config", file: "config", json }]);
  const prefix = `${kind === "data" ? "data." : ""}${type}.config.`;
  return faults.map(({ code, message, place, expected, got, fix }) => {
    const argument = place.path?.startsWith(prefix) ? place.path.slice(prefix.length) : "";
    const detail = [expected && `Expected: ${expected}`, got && `Got: ${got}`, fix && `Fix: ${fix}`]
      .filter(Boolean)
      .join("\n");
    return {
      severity: 1,
      summary: `${message} [${code}]`,
      detail,
      ...(argument ? { attribute: pathOf(argument) } : {}),
    };
  });
}

/** What is not known yet is a reference to preflight; null and no blocks are nothing. */
function toJson(value: Value): Json {
  if (value === unknown) return "${var.unknown}";
  if (Array.isArray(value)) return value.map(toJson);
  // By now Terraform has taken escapes away: what looks like a reference is text.
  if (typeof value === "string" && isLeftOut(value)) return "${var.unknown}";
  if (typeof value === "string") return hasReference(value) ? value.replace(/[$%](?=\{)/g, "") : value;
  if (!isObjectValue(value)) return value as Json;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && !(Array.isArray(inner) && inner.length === 0))
      .map(([name, inner]) => [name, toJson(inner)]),
  );
}
