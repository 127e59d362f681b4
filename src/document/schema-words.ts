import * as z from "zod/v4/core";
import { type Bounds, boundsOf } from "./schema-bounds";
import { alternatives, type Definition, definition, finiteValues, isOptional, unwrapped } from "./schema-walk";

const kinds: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  bigint: "a whole number",
  boolean: "true or false",
  null: "nothing",
  never: "no such key",
  object: "a mapping",
  record: "a mapping",
  map: "a mapping",
  array: "a list",
  tuple: "a list",
  set: "a list",
  date: "a date such as 2027-03-31",
  nonoptional: "a value",
  any: "a value",
  unknown: "a value",
  custom: "a value",
  transform: "a value",
};

/** What zod calls a kind, in a reader's words. */
export function kindWords(kind: string): string {
  return kinds[kind] ?? kind;
}

const formats: Readonly<Record<string, string>> = {
  email: "an e-mail address",
  url: "a URL such as https://example.com/",
  hostname: "a host name such as shop.example.com",
  domain: "a domain such as example.com",
  ipv4: "an IPv4 address such as 203.0.113.7",
  ipv6: "an IPv6 address such as 2001:db8::1",
  cidrv4: "an IPv4 network such as 203.0.113.0/24",
  cidrv6: "an IPv6 network such as 2001:db8::/32",
  mac: "a MAC address",
  uuid: "a UUID",
  guid: "a UUID",
  date: "a date such as 2027-03-31",
  time: "a time such as 13:30:00",
  datetime: "a date and time such as 2027-03-31T13:30:00Z",
  duration: "a duration such as P1D",
  base64: "base64 text",
  base64url: "base64url text",
  hex: "hexadecimal digits",
  jwt: "a JSON Web Token",
  e164: "a phone number such as +49301234567",
  lowercase: "lowercase letters",
  uppercase: "uppercase letters",
  json_string: "JSON",
};

/** What a text of a format looks like. */
export function formatWords(issue: z.$ZodIssueInvalidStringFormat): string {
  const { format, pattern } = issue;
  const part = (name: string) =>
    "string" === typeof Reflect.get(issue, name) ? String(Reflect.get(issue, name)) : "…";
  if (format === "starts_with") return `a string that starts with ${part("prefix")}`;
  if (format === "ends_with") return `a string that ends with ${part("suffix")}`;
  if (format === "includes") return `a string that contains ${part("includes")}`;
  return formats[format] ?? (pattern === undefined ? "a string in another format" : `a string that matches ${pattern}`);
}

/** What a schema takes, in words: `a whole number from 1 to 65535`, `text of at most 24 characters: …`. */
export function words(schema: z.$ZodType | undefined, depth = 0): string {
  const plain = unwrapped(schema);
  const def = definition(plain);
  const values = finiteValues(plain);
  if (values) return values.map(String).join(", ");
  switch (def.type) {
    case "string":
      return withMeaning(textWords(def), schema, plain);
    case "number":
      return numberWords(boundsOf(def));
    case "array":
      return depth < 2 ? listWords(words(def.element, depth + 1)) : "a list";
    case "object":
      return mappingWords(def);
    case "union":
      return unionWords(def, depth);
    default:
      return withMeaning(kindWords(def.type ?? "any"), schema, plain);
  }
}

function listWords(entry: string): string {
  return entry === "a value" ? "a list" : `a list; each entry is ${entry}`;
}

/** What any of some schemas takes. */
export function anyWords(schemas: readonly z.$ZodType[]): string {
  const values = schemas.map(finiteValues);
  if (values.length > 1 && values.every((one) => one !== undefined)) return [...new Set(values.flat())].join(" or ");
  return words(schemas[0]);
}

/** `a whole number from 1 to 65535`. */
function numberWords({ min, max, above, below, whole }: Bounds): string {
  const kind = whole ? "a whole number" : "a number";
  if (min !== undefined && max !== undefined) return `${kind} from ${min} to ${max}`;
  const low = min !== undefined ? `of at least ${min}` : above !== undefined ? `above ${above}` : undefined;
  const high = max !== undefined ? `at most ${max}` : below !== undefined ? `below ${below}` : undefined;
  const range = [low, low === undefined && high?.startsWith("at") ? `of ${high}` : high].filter(
    (part) => part !== undefined,
  );
  return range.length > 0 ? `${kind} ${range.join(" and ")}` : kind;
}

function textWords(def: Definition): string {
  const { min, max, says } = boundsOf(def);
  const size = min === undefined && max === undefined ? "" : ` of ${sizeWords(min, max, "character")}`;
  const form = formats[def.format ?? ""] ?? "a string";
  return says.length > 0 ? `${form}${size}: ${says.join("; ")}` : `${form}${size}`;
}

/** `1 to 40 characters`, `at least 1 entry`. */
export function sizeWords(min: number | undefined, max: number | undefined, unit: "character" | "entry"): string {
  const plural = unit === "entry" ? "entries" : "characters";
  const units = (count: number) => `${count} ${count === 1 ? unit : plural}`;
  if (min !== undefined && max !== undefined) return min === max ? units(min) : `${min} to ${units(max)}`;
  return min !== undefined ? `at least ${units(min)}` : `at most ${units(max ?? 0)}`;
}

function mappingWords({ shape = {} }: Definition): string {
  const required = Object.keys(shape).filter((key) => !isOptional(shape[key]));
  return required.length === 0 ? "a mapping" : `a mapping with ${required.join(", ")}`;
}

function unionWords(def: Definition, depth: number): string {
  const { discriminator, options = [] } = def;
  if (discriminator !== undefined) return `a mapping with ${discriminator}: ${namesOf(def).join(" or ")}`;
  if (depth > 2) return "one of several types";
  return [...new Set(options.map((option) => words(option, depth + 1)))].join(", or ");
}

/** What the key may be by which a discriminated union tells its options apart. */
function namesOf({ options = [], discriminator = "" }: Definition): string[] {
  return options
    .flatMap((option) => alternatives(option))
    .flatMap((option) => finiteValues(definition(option).shape?.[discriminator]) ?? [])
    .map(String);
}

/** With the schema's own description, where it has one. */
function withMeaning(kind: string, ...schemas: readonly (z.$ZodType | undefined)[]): string {
  const descriptions = schemas.flatMap((schema) => (schema && z.globalRegistry.get(schema)?.description) ?? []);
  return descriptions[0] === undefined ? kind : `${kind} (${descriptions[0]})`;
}
