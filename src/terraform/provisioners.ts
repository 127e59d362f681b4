import { isObject, type Json } from "./configuration";

/** Kinds of the provisioners in a block: `local-exec` of `{"local-exec": {…}}`, in lists too, each once. */
export function provisionersIn(value: Json | undefined): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(provisionersIn))];
  return isObject(value) ? Object.keys(value) : [];
}
