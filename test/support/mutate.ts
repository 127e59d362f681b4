import { isObject, type Json, type JsonObject, type StackJson } from "../../src/core/configuration";
import type { ChangedArgument, Weakening } from "../../src/posture";

/** Blocks of all resources, or provider blocks, that a weakening is about, in place. */
function targets(
  stacks: readonly StackJson[],
  { resource, only }: ChangedArgument,
): { holder: JsonObject; name: string; body: JsonObject }[] {
  return stacks.flatMap(({ json }) => {
    if (resource.startsWith("provider.")) {
      const providers = (json.provider as JsonObject)[resource.slice("provider.".length)];
      return (Array.isArray(providers) ? providers : [])
        .filter(isObject)
        .map((body) => ({ holder: json, name: "", body }));
    }
    const [kind, type] = placeOf(resource);
    const all = json[kind];
    const named = isObject(all) ? all[type] : undefined;
    return Object.entries(isObject(named) ? named : {})
      .filter(([name]) => only === undefined || name.includes(only))
      .map(([name, body]) => ({ holder: named as JsonObject, name, body: body as JsonObject }));
  });
}

/** Copies of the stacks, each with the weakening applied to one of the resources that it is about. */
export function weakened(stacks: readonly StackJson[], weakening: Weakening): StackJson[][] {
  if ("add" in weakening) return added(stacks, weakening.resource, weakening.add as JsonObject, weakening.in);
  const count = targets(stacks, weakening).length;
  return Array.from({ length: count }, (_, index) => {
    const copy = structuredClone(stacks) as StackJson[];
    const target = targets(copy, weakening)[index];
    if (target && weakening.argument === "*") delete target.holder[target.name];
    else if (target) set(target.body, weakening.argument.split("."), (weakening.to ?? null) as Json);
    return copy;
  });
}

/** A copy with a resource more, which stands in the first of the stacks that are meant. */
function added(stacks: readonly StackJson[], type: string, body: JsonObject, suffix = ""): StackJson[][] {
  const copy = structuredClone(stacks) as StackJson[];
  const stack = copy.find(({ name }) => name.endsWith(suffix));
  if (!stack) return [];
  const [kind, name] = placeOf(type);
  const resources = (stack.json[kind] ?? {}) as JsonObject;
  stack.json[kind] = resources;
  resources[name] = { ...(isObject(resources[name]) ? resources[name] : {}), weakened: structuredClone(body) };
  return [copy];
}

/** Where resources of a type stand in the JSON: data sources are written `data.<type>`. */
function placeOf(resource: string): readonly ["resource" | "data", string] {
  return resource.startsWith("data.") ? ["data", resource.slice("data.".length)] : ["resource", resource];
}

/** Sets or removes an argument; of repeated blocks, in the one whose index the path names, or the first. */
function set(body: JsonObject, path: readonly string[], to: Json): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  if (rest.length > 0) {
    const inner = body[step];
    const index = Array.isArray(inner) && /^\d+$/.test(rest[0] ?? "") ? Number(rest[0]) : undefined;
    const next = Array.isArray(inner) ? inner[index ?? 0] : inner;
    if (isObject(next)) set(next, index === undefined ? rest : rest.slice(1), to);
    else {
      const made: JsonObject = {};
      body[step] = made;
      set(made, rest, to);
    }
  } else if (to === null) delete body[step];
  else body[step] = to;
}
