import { tooDeepAt } from "../core/json-depth";
import type { Json } from "./configuration";
import { splitTemplate } from "./template";

/** What a JSON text in Terraform says. */
export type JsonTemplate =
  | { readonly state: "known"; readonly value: Json }
  /** One expression in place of the text, such as `${jsonencode(…)}`: its value is known at apply. */
  | { readonly state: "unknown" }
  | { readonly state: "invalid" };

const mark = "\uE000";

/**
 * Reads JSON in which Terraform expressions stand, inside strings or in place of values: `{"a":"${b}","c":${jsonencode(d)}}`.
 * Each expression stays in the result as text.
 */
export function readJson(text: string): JsonTemplate {
  const parts = splitTemplate(text.trim());
  if (parts.length === 1 && parts[0]?.code) return { state: "unknown" };
  // A directive, `%{ if … }`, may stand between any two characters: nothing is known then.
  if (parts.some(({ code, text: part }) => code && part.startsWith("%"))) return { state: "unknown" };
  if (text.includes(mark)) return { state: "invalid" };
  const codes: string[] = [];
  let inString = false;
  let plain = "";
  for (const { code, text: part } of parts) {
    if (code) {
      const name = `${mark}${codes.push(part) - 1}${mark}`;
      plain += inString ? name : `"${name}"`;
    } else {
      plain += part;
      inString = endsInString(part, inString);
    }
  }
  try {
    if (tooDeepAt(plain) !== undefined) return { state: "invalid" };
    return { state: "known", value: restore(JSON.parse(plain) as Json, codes) };
  } catch {
    return { state: "invalid" };
  }
}

function endsInString(part: string, before: boolean): boolean {
  let inside = before;
  for (let at = 0; at < part.length; at += 1) {
    if (inside && part[at] === "\\") at += 1;
    else if (part[at] === '"') inside = !inside;
  }
  return inside;
}

function restore(value: Json, codes: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((inner) => restore(inner, codes));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [restore(key, codes) as string, restore(inner, codes)]),
    );
  if (typeof value !== "string") return value;
  return value.replace(/\uE000(\d+)\uE000/g, (_, index) => codes[Number(index)] ?? "");
}
