import { hasReference, isObject, type Json, type JsonObject, type StackJson } from "../../src/core/configuration";
import type { ChangedArgument, Weakening } from "../../src/posture";
import { readJson } from "../../src/systems/spark/json-template";

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

/** Stacks in which one thing is weaker. */
export interface Variant {
  readonly stacks: readonly StackJson[];
  /** What was weakened: name and body of the resource, so that its twin in another blueprint can be told. */
  readonly target: string;
}

/** Copies of the stacks, each with the weakening applied to one of the resources that it is about. */
export function weakened(stacks: readonly StackJson[], weakening: Weakening): Variant[] {
  if ("add" in weakening) return added(stacks, weakening.resource, weakening.add as JsonObject, weakening.in);
  return targets(stacks, weakening).flatMap(({ name, body }, index) => {
    const copy = structuredClone(stacks) as StackJson[];
    const target = targets(copy, weakening)[index];
    if (!target) return [];
    if (weakening.argument === "*") delete target.holder[target.name];
    else if (weakening.inside) setInside(target.body, weakening.argument, weakening.inside, weakening.to);
    else set(target.body, weakening.argument.split("."), (weakening.to ?? null) as Json);
    // What is so already, in a blueprint with a waiver, is not made weaker.
    if (weakening.argument !== "*" && JSON.stringify(target.body) === JSON.stringify(body)) return [];
    return [{ stacks: copy, target: `${name} ${JSON.stringify({ ...body, "//": undefined })}` }];
  });
}

/** A copy with a resource more, which stands in the first of the stacks that are meant. */
function added(stacks: readonly StackJson[], type: string, body: JsonObject, suffix = ""): Variant[] {
  const copy = structuredClone(stacks) as StackJson[];
  const stack = copy.find(({ name }) => name.endsWith(suffix));
  if (!stack) return [];
  const [kind, name] = placeOf(type);
  const resources = (stack.json[kind] ?? {}) as JsonObject;
  stack.json[kind] = resources;
  resources[name] = { ...(isObject(resources[name]) ? resources[name] : {}), weakened: structuredClone(body) };
  return [{ stacks: copy, target: copy.map(({ name }) => name).join(" ") }];
}

/** Sets or removes a value inside the JSON text that an argument holds; references in it stay what they are. */
function setInside(body: JsonObject, argument: string, path: readonly string[], to: unknown): void {
  const inner = readJson(String(body[argument]));
  if (inner.state !== "known" || !isObject(inner.value)) throw new Error(`${argument} holds no JSON object`);
  let holder: JsonObject = inner.value;
  for (const step of path.slice(0, -1)) {
    // A place that is not there is made: the weakening may be a block that was never meant to be.
    holder[step] ??= {};
    holder = holder[step] as JsonObject;
  }
  const last = path.at(-1) ?? "";
  if (to === null || to === undefined) delete holder[last];
  else holder[last] = to as Json;
  body[argument] = templateOf(inner.value);
}

/** JSON text in which references stand as they are: quotes inside them are Terraform's, not JSON's. */
function templateOf(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(templateOf).join(",")}]`;
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${templateOf(inner)}`);
    return `{${entries.join(",")}}`;
  }
  return hasReference(value) ? `"${String(value)}"` : JSON.stringify(value);
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
