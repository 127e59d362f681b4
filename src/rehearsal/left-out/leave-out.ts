import { blocks, isObject, type Json, type JsonObject, type StackJson } from "../../terraform/configuration";
import { providerInfo, providerOf, type TypeKind, typeData } from "../../terraform/provider-data";
import { isBuiltIn, rehearsedResources } from "../admission/types";
import { StandIns } from "./stand-ins";

/** A stack as it is rehearsed, and the addresses of what is not in it. */
export interface Reduced<Stack extends StackJson> {
  readonly stack: Stack;
  readonly left: readonly string[];
}

/** True for a type that the rehearsal can stand for. */
export function isKnown(kind: TypeKind, type: string): boolean {
  return isBuiltIn(kind, type) || (typeData(kind, type) !== undefined && providerInfo(providerOf(type)) !== undefined);
}

/**
 * The stack without the resources and data sources of types that the project has no facts about, and without their providers. So
 * are those left out whose number depends on one of them, and data sources that look something up by one. Expressions that name
 * what is left out become stand-ins, which nothing judges.
 */
export function leaveOut<Stack extends StackJson>(stack: Stack): Reduced<Stack> {
  const gone = new Set(
    rehearsedResources(stack)
      .filter(({ kind, type }) => !isKnown(kind, type))
      .map(({ address }) => address),
  );
  if (gone.size === 0) return { stack, left: [] };
  const { left, locals } = withDependents(stack, gone);
  const standIns = new StandIns([...left, ...locals.map((name) => `local.${name}`)]);
  return { stack: { ...stack, json: reduced(stack.json, left, locals, standIns) }, left: [...left].sort() };
}

/** What is left out, with everything that cannot be said without it: lookups, numbers of resources, local values. */
function withDependents(stack: StackJson, gone: ReadonlySet<string>): { left: Set<string>; locals: string[] } {
  const left = new Set(gone);
  const locals = new Set<string>();
  for (let size = -1; size !== left.size + locals.size; ) {
    size = left.size + locals.size;
    const standIns = new StandIns([...left, ...[...locals].map((name) => `local.${name}`)]);
    for (const named of blocks(stack.json.locals))
      for (const [name, value] of Object.entries(named)) if (name !== "//" && standIns.names(value)) locals.add(name);
    for (const { kind, address, arguments: given, meta } of rehearsedResources(stack)) {
      const counted = [meta.count, meta.for_each, given.dynamic].some((value) => standIns.names(value));
      if (counted || (kind === "data" && standIns.names(given))) left.add(address);
    }
  }
  return { left, locals: [...locals] };
}

function reduced(
  json: JsonObject,
  left: ReadonlySet<string>,
  locals: readonly string[],
  standIns: StandIns,
): JsonObject {
  const providers = unusedProviders(json, left);
  const parts: Readonly<Record<string, (value: Json) => Json>> = {
    terraform: (value) => blocks(value).map((body) => withoutRequired(body, providers)),
    provider: (value) =>
      blocks(value).map((named) => standIns.inValue(without(named, (name) => providers.has(name))) as JsonObject),
    resource: (value) => blocks(value).map((named) => keptTypes("resource", named, left, standIns)),
    data: (value) => blocks(value).map((named) => keptTypes("data", named, left, standIns)),
    locals: (value) => blocks(value).map((named) => without(named, (name) => locals.includes(name))),
    output: (value) =>
      blocks(value).map((named) => mapValues(named, (body) => standIns.inValue(withoutDependencies(body, standIns)))),
    check: (value) => blocks(value).map((named) => without(named, (name) => isTainted(named[name], left, standIns))),
  };
  const moves = ["import", "moved", "removed"];
  return Object.fromEntries(
    Object.entries(json).map(([key, value]): [string, Json] => {
      if (moves.includes(key)) return [key, blocks(value).filter((body) => !speaksOf(body, left))];
      return [key, parts[key]?.(value) ?? value];
    }),
  );
}

/** Providers, by local name, that nothing uses that is kept. */
function unusedProviders(json: JsonObject, left: ReadonlySet<string>): Set<string> {
  const all = rehearsedResources({ name: "", file: "", json });
  const local = ({ type, meta }: (typeof all)[number]) =>
    meta.provider === undefined ? providerOf(type) : (/^[^.[]*/.exec(String(meta.provider))?.[0] ?? "");
  const kept = new Set(all.filter(({ address }) => !left.has(address)).map(local));
  return new Set(
    all
      .filter(({ address }) => left.has(address))
      .map(local)
      .filter((name) => !kept.has(name)),
  );
}

function withoutRequired(settings: JsonObject, providers: ReadonlySet<string>): JsonObject {
  if (settings.required_providers === undefined) return settings;
  const required = blocks(settings.required_providers).map((named) => without(named, (name) => providers.has(name)));
  return { ...settings, required_providers: required };
}

function keptTypes(kind: TypeKind, named: JsonObject, left: ReadonlySet<string>, standIns: StandIns): JsonObject {
  const prefix = kind === "data" ? "data." : "";
  const types = Object.entries(named).map(([type, value]): [string, Json] => {
    if (type === "//") return [type, value];
    const kept = blocks(value)
      .map((bodies) => without(bodies, (name) => left.has(`${prefix}${type}.${name}`)))
      .filter((bodies) => Object.keys(bodies).length > 0);
    return [type, kept.map((bodies) => mapValues(bodies, (body) => keptBodies(kind, type, body, standIns)))];
  });
  return Object.fromEntries(types.filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

function keptBodies(kind: TypeKind, type: string, value: Json, standIns: StandIns): Json {
  const schema = typeData(kind, type)?.schema.block ?? {};
  return blocks(value).map((body) => {
    const { lifecycle, ...rest } = withoutDependencies(body, standIns) as JsonObject;
    const changed = standIns.inBlock(rest, schema);
    return lifecycle === undefined ? changed : { ...changed, lifecycle: keptLifecycle(lifecycle, standIns) };
  });
}

/** Conditions on what is left out hold or not: nobody knows. */
function keptLifecycle(lifecycle: Json, standIns: StandIns): Json {
  return blocks(lifecycle).map((body) =>
    mapValues(body, (value, key) => {
      if (key === "precondition" || key === "postcondition")
        return blocks(value).filter((condition) => !standIns.names(condition));
      return key === "replace_triggered_by" ? withoutNamed(value, standIns) : value;
    }),
  );
}

function withoutDependencies(body: Json, standIns: StandIns): Json {
  if (!isObject(body) || body.depends_on === undefined) return body;
  return { ...body, depends_on: withoutNamed(body.depends_on, standIns) };
}

function withoutNamed(list: Json, standIns: StandIns): Json {
  return Array.isArray(list) ? list.filter((one) => typeof one !== "string" || !standIns.isNamedIn(one)) : list;
}

function isTainted(check: Json | undefined, left: ReadonlySet<string>, standIns: StandIns): boolean {
  const inside = rehearsedResources({ name: "", file: "", json: { check: { one: check ?? null } } });
  return standIns.names(check) || inside.some(({ address }) => left.has(address));
}

/** True for a move, an import or a removal of something that is left out. */
function speaksOf(body: JsonObject, left: ReadonlySet<string>): boolean {
  return ["from", "to"].some((key) => {
    const address = /^(?:data\.)?[^.[]+\.[^.[]+/.exec(String(body[key] ?? ""))?.[0] ?? "";
    const type = address.replace(/^data\./, "").split(".", 1)[0] ?? "";
    return left.has(address) || (address !== "" && !isKnown("resource", type));
  });
}

function without(object: JsonObject, isGone: (key: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key === "//" || !isGone(key)));
}

function mapValues(object: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, key === "//" ? value : change(value, key)]),
  );
}
