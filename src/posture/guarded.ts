import {
  hasReference,
  isObject,
  type Json,
  type JsonObject,
  type Resource,
  type StackJson,
} from "../terraform/configuration";
import { type BlockSchema, type Constraint, type CtyType, type TypeData, typeData } from "../terraform/provider-data";
import { memberType, settledBody } from "../terraform/settled";
import { splitTemplate } from "../terraform/template";
import { NotKnown } from "./not-known";

/** Arguments as written, of resources whose `arguments` are guarded. */
const texts = new WeakMap<Resource, JsonObject>();

/**
 * The arguments of a resource as somebody wrote them, with references that nobody can follow. Only for what judges the text itself,
 * such as a search for credentials, and for what tells a reference from a literal: everything else reads `arguments`.
 */
export function written(resource: Resource): JsonObject {
  return texts.get(resource) ?? resource.arguments;
}

/**
 * The resource as rules see it. Reading an argument that is not known before apply (a variable, an expression, a dynamic block) throws
 * `NotKnown`, which makes the rule's verdict unknown: a rule cannot take such a value for anything, nor for nothing. A reference to
 * an attribute of a resource is readable where it names that resource; where a number, a switch or one of a few words is due, it is not.
 */
export function guarded(resource: Resource, stack: StackJson): Resource {
  const data = typeData(resource.kind, resource.type);
  const settled = settledBody(resource.arguments, data?.schema.block, stack);
  const seen = guardBody(settled, data?.schema.block, data, []);
  if (seen === resource.arguments) return resource;
  const guardedResource = { ...resource, arguments: seen };
  texts.set(guardedResource, settled);
  return guardedResource;
}

/** JSON that stands in an argument as text, guarded in the same way. */
export function guardedJson(value: JsonObject, argument: string): JsonObject {
  return guardEntries(value, [argument], (name, inner) => guardValue(inner, undefined, undefined, [argument, name]));
}

function guardBody(
  body: JsonObject,
  schema: BlockSchema | undefined,
  data: TypeData | undefined,
  path: readonly string[],
): JsonObject {
  const hidden = dynamicBlocks(body);
  const seen = guardEntries(body, path, (name, value) => {
    const inner = [...path, name];
    const block = schema?.block_types?.[name]?.block;
    if (block && typeof value !== "string") return guardBlocks(value, block, data, inner);
    return guardValue(value, schema?.attributes?.[name]?.type, constraintAt(data, inner), inner);
  });
  if (hidden.length === 0) return seen;
  const { dynamic: _dynamic, ...rest } = Object.getOwnPropertyDescriptors(seen);
  const shown: JsonObject = Object.defineProperties({}, rest);
  for (const name of hidden) hide(shown, name, [...path, name], "a dynamic block");
  return shown;
}

/** Names of the blocks that dynamic blocks make. */
function dynamicBlocks({ dynamic }: JsonObject): string[] {
  const all = Array.isArray(dynamic) ? dynamic : [dynamic];
  return all.filter(isObject).flatMap((named) =>
    Object.entries(named)
      .filter(([, body]) => isObject(body) || Array.isArray(body))
      .map(([name]) => name),
  );
}

function guardBlocks(value: Json, schema: BlockSchema, data: TypeData | undefined, path: readonly string[]): Json {
  if (Array.isArray(value))
    return guardItems(value, path, (item, index) => guardBlocks(item, schema, data, [...path, `${index}`]));
  return isObject(value) ? guardBody(value, schema, data, path) : value;
}

/** A part of arguments that may not be read. */
const closed = Symbol("closed");

function guardValue(
  value: Json,
  type: CtyType | undefined,
  constraint: Constraint | undefined,
  path: readonly string[],
): Json | typeof closed {
  if (typeof value === "string") return isOpen(value, type, constraint) ? closed : value;
  if (Array.isArray(value)) {
    const inner = Array.isArray(type) && type[0] !== "object" && type[0] !== "tuple" ? (type[1] as CtyType) : undefined;
    return guardItems(value, path, (item, index) =>
      guardValue(item, inner, constraint?.element ?? constraint, [...path, `${index}`]),
    );
  }
  if (isObject(value))
    return guardEntries(value, path, (name, inner) =>
      guardValue(inner, memberType(type, name), undefined, [...path, name]),
    );
  return value;
}

/** A reference to an attribute of a resource or data source, at any depth: no variable, no function, no condition. */
const attribute = /^(?:data\.)?[a-z][a-z0-9]*_\w+\.[\w-]+(?:\[[^\]]*\]|\.[\w*-]+)+$/;

/** True when nobody knows what a text says, nor which resource it names. */
function isOpen(text: string, type: CtyType | undefined, constraint: Constraint | undefined): boolean {
  if (!hasReference(text)) return false;
  const oneOfFew = type === "bool" || type === "number" || constraint?.enum !== undefined;
  return splitTemplate(text).some(({ code, text: part }) => {
    if (!code) return false;
    const expression = part.slice(2, -1).trim();
    // A folder of the machine that runs Terraform: no weakness hides in it.
    if (/^path\.(module|root|cwd)$/.test(expression)) return false;
    return !(attribute.test(expression) ? !oneOfFew || identifying.test(expression) : isDerived(expression));
  });
}

/** What an attribute is called that tells which resource it is of. */
const identifying = /[._](id|crn|guid)$/;

/**
 * A part of an attribute, or the one of a data source's findings that a condition picks: it names its resource as the attribute does.
 * With a choice between values, or with anything that is not a resource's, nobody knows what it comes to.
 */
function isDerived(expression: string): boolean {
  if (/[?]|\b(var|local|each|count|module|terraform|self)\./.test(expression)) return false;
  const functions = [...expression.matchAll(/(\w+)\s*\(/g)].map(([, name = ""]) => name);
  return functions.every((name) => naming.has(name)) && /\b(data\.)?[a-z][a-z0-9]*_\w+\.[\w-]+[.[]/.test(expression);
}

/** Functions that take a name apart and put it together. */
const naming = new Set(["element", "split", "join", "slice", "one", "in", "jsonencode"]);

function constraintAt(data: TypeData | undefined, path: readonly string[]): Constraint | undefined {
  return data?.constraints.attributes?.[path.filter((step) => !/^\d+$/.test(step)).join(".")];
}

function guardEntries(
  body: JsonObject,
  path: readonly string[],
  guard: (name: string, value: Json) => Json | typeof closed,
): JsonObject {
  let changed = false;
  const entries = Object.entries(body).map(([name, value]) => {
    const seen = name === "dynamic" ? value : guard(name, value);
    if (seen !== value) changed = true;
    return [name, seen, value] as const;
  });
  if (!changed) return body;
  const shown: JsonObject = Object.fromEntries(
    entries.flatMap(([name, seen]) => (seen === closed ? [] : [[name, seen]])),
  );
  for (const [name, seen, value] of entries)
    if (seen === closed) hide(shown, name, [...path, name], typeof value === "string" ? value : "a reference");
  return shown;
}

function guardItems(
  list: Json[],
  path: readonly string[],
  guard: (item: Json, index: number) => Json | typeof closed,
): Json[] {
  const seen = list.map(guard);
  if (seen.every((item, index) => item === list[index])) return list;
  const shown: Json[] = [];
  seen.forEach((item, index) => {
    const value = list[index];
    if (item === closed)
      hide(shown, `${index}`, [...path, `${index}`], typeof value === "string" ? value : "a reference");
    else shown[index] = item;
  });
  return shown;
}

function hide(holder: object, name: string, path: readonly string[], got: string): void {
  Object.defineProperty(holder, name, {
    configurable: true,
    enumerable: true,
    get: () => {
      throw new NotKnown(path.join("."), got);
    },
  });
}
