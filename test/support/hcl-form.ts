import { isObject, type Json } from "../../src/terraform/configuration";

/** Names of arguments that hold names, not texts: the converter shows them as expressions. */
const names = new Set(["depends_on", "provider", "ignore_changes", "replace_triggered_by", "to", "type"]);

/**
 * The same configuration has the same form: blocks are lists, comments and what is not set are left out, an expression has no
 * parentheses around it.
 */
export function formOf(value: Json, isName = false): Json {
  if (Array.isArray(value)) {
    const [only] = value;
    return value.length === 1 && isObject(only) ? formOf(only) : value.map((inner) => formOf(inner, isName));
  }
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key, inner]) => key !== "//" && inner !== null && !(Array.isArray(inner) && inner.length === 0))
        .map(([key, inner]) => [key, formOf(inner, names.has(key) && !isObject(inner))]),
    );
  if (typeof value !== "string") return value;
  const [, code] = /^\$\{\(?(.*?)\)?\}$/s.exec(value) ?? [];
  if (isName) return code ?? value;
  return code !== undefined && !/[$%]\{/.test(code) ? `\${${code.replace(/\)$/, "").trim()}}` : value;
}
