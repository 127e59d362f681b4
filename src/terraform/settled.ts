import { textOf } from "../core/text-of";
import { hasReference, isObject, type Json, type JsonObject, type StackJson } from "./configuration";
import { evaluate, wholeExpression } from "./expression";
import { valueOfLocal } from "./presence";
import type { BlockSchema, CtyType } from "./provider-data";

/**
 * Arguments as Terraform takes them: without those that are null, each in the argument's own type, and with the value in place of
 * a local value or an expression of literals. What is as it should be stays the same object.
 */
export function settledBody(body: JsonObject, schema: BlockSchema | undefined, stack: StackJson): JsonObject {
  return settledEntries(body, (name, value) => {
    const block = schema?.block_types?.[name];
    if (name === "dynamic" && !schema?.attributes?.dynamic) return settledDynamic(value, stack);
    return block
      ? settledBlocks(value, block.block, stack)
      : settledValue(value, schema?.attributes?.[name]?.type, stack);
  });
}

function settledBlocks(value: Json, schema: BlockSchema, stack: StackJson): Json {
  if (Array.isArray(value)) return settledItems(value, (item) => settledBlocks(item, schema, stack));
  return isObject(value) ? settledBody(value, schema, stack) : value;
}

/** Dynamic blocks without those that are made for each of nothing. */
function settledDynamic(value: Json, stack: StackJson): Json {
  if (Array.isArray(value)) return settledItems(value, (item) => settledDynamic(item, stack));
  if (!isObject(value)) return value;
  return settledEntries(value, (_, body) => {
    const each = isObject(body) ? settledValue(body.for_each ?? null, undefined, stack) : null;
    const empty = (Array.isArray(each) && each.length === 0) || (isObject(each) && Object.keys(each).length === 0);
    return empty ? null : body;
  });
}

function settledValue(value: Json, type: CtyType | undefined, stack: StackJson): Json {
  if (Array.isArray(value)) {
    const items = elementTypes(type);
    return settledItems(value, (item, index) => settledValue(item, items(index), stack));
  }
  if (isObject(value))
    return settledEntries(value, (name, inner) => settledValue(inner, memberType(type, name), stack));
  if (typeof value === "string" && hasReference(value)) {
    const expression = wholeExpression(value);
    if (expression === undefined || !/^(local\.|true\b|false\b|null\b|[\d"([{]|to[a-z]+\(|concat\()/.test(expression))
      return value;
    const outcome = evaluate(expression, { named: (name) => valueOfLocal(stack, name) });
    return outcome ? converted(outcome.value, type) : value;
  }
  return converted(value, type);
}

/** Terraform converts between strings, numbers and booleans where the text says the same. */
function converted(value: Json, type: CtyType | undefined): Json {
  switch (type) {
    case "bool":
      return value === "true" ? true : value === "false" ? false : value;
    case "number":
      return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
    case "string":
      return typeof value === "number" || typeof value === "boolean" ? textOf(value) : value;
    default:
      return value;
  }
}

function elementTypes(type: CtyType | undefined): (index: number) => CtyType | undefined {
  if (!Array.isArray(type)) return () => undefined;
  const [kind, inner] = type;
  if (kind === "tuple") return (index) => (inner as CtyType[])[index];
  return () => (kind === "list" || kind === "set" ? (inner as CtyType) : undefined);
}

/** The type of a member of a map or an object. */
export function memberType(type: CtyType | undefined, name: string): CtyType | undefined {
  if (!Array.isArray(type)) return undefined;
  const [kind, inner] = type;
  if (kind === "object" && isObject(inner)) return (inner as Record<string, CtyType>)[name];
  return kind === "map" ? (inner as CtyType) : undefined;
}

function settledItems(list: Json[], settle: (item: Json, index: number) => Json): Json[] {
  const settled = list.map(settle);
  return settled.every((item, index) => item === list[index]) ? list : settled;
}

function settledEntries(body: JsonObject, settle: (name: string, value: Json) => Json): JsonObject {
  let changed = false;
  const entries: [string, Json][] = [];
  for (const [name, value] of Object.entries(body)) {
    const settled = value === undefined ? null : settle(name, value);
    if (settled !== value) changed = true;
    if (settled !== null) entries.push([name, settled]);
    else changed = true;
  }
  // From entries, not by assignment: a key such as __proto__ must stay a key.
  return changed ? Object.fromEntries(entries) : body;
}
