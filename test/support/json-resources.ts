import { isObject, type Json, type StackJson } from "../../src/terraform/configuration";

/** Where resources and provider blocks stand in the JSON of a stack. */
export type Section = "resource" | "data" | "provider";

/** Type and name of each resource below `resource` or `data`, in the order of the JSON. */
export function eachNamed(section: Json | undefined): [type: string, name: string][] {
  return Object.entries(isObject(section) ? section : {}).flatMap(([type, named]) =>
    Object.keys(isObject(named) ? named : {}).map((name): [string, string] => [type, name]),
  );
}

/** Terraform's address of a resource or data source. */
export function addressOf(kind: "resource" | "data", type: string, name: string): string {
  return `${kind === "data" ? "data." : ""}${type}.${name}`;
}

/** The type under which rules name what stands below a section. */
export function typeKeyOf(section: Section, type: string): string {
  return section === "resource" ? type : `${section}.${type}`;
}

/** A type, or the provider blocks of a name, of which something differs between two versions of a stack. */
export interface ChangedType {
  readonly section: Section;
  readonly type: string;
}

/** What differs between two versions of a stack; undefined when it is more than resources and provider blocks. */
export function changedTypes(before: StackJson, after: StackJson): ChangedType[] | undefined {
  if (before === after) return [];
  const found: ChangedType[] = [];
  for (const key of new Set([...Object.keys(before.json), ...Object.keys(after.json)])) {
    const [old, now] = [before.json[key], after.json[key]];
    if (old === now) continue;
    if (!isSection(key) || !isObject(old ?? {}) || !isObject(now ?? {})) return undefined;
    const [oldTypes, newTypes] = [isObject(old) ? old : {}, isObject(now) ? now : {}];
    for (const type of new Set([...Object.keys(oldTypes), ...Object.keys(newTypes)]))
      if (oldTypes[type] !== newTypes[type]) found.push({ section: key, type });
  }
  return found;
}

function isSection(key: string): key is Section {
  return key === "resource" || key === "data" || key === "provider";
}

/** The stack with nothing in it but what stands below a section for a type. */
export function onlyType(stack: StackJson, { section, type }: ChangedType): StackJson {
  const all = stack.json[section];
  const named = isObject(all) ? all[type] : undefined;
  // What conditions and local values refer to.
  const { variable = {}, locals = {} } = stack.json;
  const beside = { variable, locals };
  return { ...stack, json: named === undefined ? beside : { ...beside, [section]: { [type]: named } } };
}

/** The body of a resource or data source. */
export function bodyOf(stack: StackJson, section: Section, type: string, name: string): Json | undefined {
  const all = stack.json[section];
  const named = isObject(all) ? all[type] : undefined;
  return isObject(named) ? named[name] : undefined;
}
