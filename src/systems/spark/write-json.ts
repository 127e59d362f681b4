import { Fn, Token } from "cdktf";
import { byName } from "../../core/order";
import type { Json } from "../../terraform/configuration";
import { literal } from "../../terraform/template";

/** JSON as a Terraform template: plain text is escaped, a value that is one reference is encoded by Terraform. */
export function writeJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(byName);
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${writeJson(inner)}`).join(",")}}`;
  }
  if (typeof value !== "string") return JSON.stringify(value);
  if (/^\$\{TfToken\[[^\]]+\]\}$/.test(value) && Token.isUnresolved(value)) return Fn.jsonencode(value);
  return literal(JSON.stringify(value));
}
