import type { ChangedArgument, Selection, Weakening } from "../../src/posture";
import {
  blocks,
  hasReference,
  isObject,
  type Json,
  type JsonObject,
  type StackJson,
} from "../../src/terraform/configuration";
import { readJson } from "../../src/terraform/json-template";

/** A block that a weakening is about, and where it stands. */
interface Place {
  readonly stack: StackJson;
  readonly path: readonly string[];
  /** Name of the resource; none for a provider block. */
  readonly name: string;
  readonly body: JsonObject;
}

/** Blocks of all resources, or provider blocks, that a weakening is about. */
function places(stacks: readonly StackJson[], { resource, only }: ChangedArgument): Place[] {
  return stacks.flatMap((stack): Place[] => {
    const { json } = stack;
    if (resource.startsWith("provider.")) {
      const provider = resource.slice("provider.".length);
      const bodies = (json.provider as JsonObject)[provider];
      return (Array.isArray(bodies) ? bodies : []).flatMap((body, index) =>
        isObject(body) ? [{ stack, path: ["provider", provider, String(index)], name: "", body }] : [],
      );
    }
    if (resource === "terraform") return [{ stack, path: ["terraform"], name: "", body: json.terraform as JsonObject }];
    if (resource.startsWith("backend.")) {
      const kind = resource.slice("backend.".length);
      const body = ((json.terraform as JsonObject).backend as JsonObject)[kind];
      return isObject(body) ? [{ stack, path: ["terraform", "backend", kind], name: stack.name, body }] : [];
    }
    const [kind, type] = placeOf(resource);
    const all = json[kind];
    const named = isObject(all) ? all[type] : undefined;
    return Object.entries(isObject(named) ? named : {})
      .filter(([name, body]) => isSelected(only, stack, name, body as JsonObject))
      .map(([name, body]) => ({ stack, path: [kind, type, name], name, body: body as JsonObject }));
  });
}

/** Is a resource among those that a weakening means? */
function isSelected(only: ChangedArgument["only"], stack: StackJson, resource: string, body: JsonObject): boolean {
  const { name, service, system }: Selection = typeof only === "string" ? { name: only } : (only ?? {});
  return (
    (name === undefined || resource.includes(name)) &&
    (service === undefined || servicesOf(body).includes(service)) &&
    (system === undefined || stack.name.endsWith(`-${system}`))
  );
}

/** Services that a resource is of, or is about: an instance, a policy, an authorization, a restriction. */
function servicesOf(body: JsonObject): Json[] {
  const attributes = ["resources", "resource_attributes", "subject_attributes"]
    .flatMap((argument) => blocks(body[argument]))
    .flatMap((block) => [block, ...blocks(block.attributes)]);
  return [
    body.service,
    body.source_service_name,
    body.target_service_name,
    ...attributes.map(({ service, name, value }) => (name === "serviceName" ? value : service)),
  ].filter((service) => service !== undefined);
}

/** Stacks in which one thing is weaker. */
export interface Variant {
  readonly stacks: readonly StackJson[];
  /** What was weakened: name and body of the resource, so that its twin in another blueprint can be told. */
  readonly target: string;
}

/** The stacks, each time with the weakening applied to another one of the resources that it is about. */
export function weakened(stacks: readonly StackJson[], weakening: Weakening): Variant[] {
  if ("add" in weakening) return added(stacks, weakening.resource, weakening.add as JsonObject, weakening.in);
  return places(stacks, weakening).flatMap(({ stack, path, name, body }) => {
    const target = `${name} ${JSON.stringify({ ...body, "//": undefined })}`;
    if (weakening.argument === "*") return [{ stacks: withValue(stacks, stack, path, undefined), target }];
    const weak = structuredClone(body);
    if (weakening.inside) setInside(weak, weakening.argument, weakening.inside, weakening.to);
    else set(weak, weakening.argument.split("."), (weakening.to ?? null) as Json);
    // What is so already, in a blueprint with a waiver, is not made weaker.
    if (JSON.stringify(weak) === JSON.stringify(body)) return [];
    return [{ stacks: withValue(stacks, stack, path, weak), target }];
  });
}

/** What stands in a stack beside resources, by name. */
const parts = new Set(["output", "variable", "module"]);

/** The stacks with a resource more, which stands in the first of the stacks that are meant. */
function added(stacks: readonly StackJson[], type: string, body: JsonObject, suffix = ""): Variant[] {
  const stack = stacks.find(({ name }) => name.endsWith(suffix));
  if (!stack) return [];
  const target = stacks.map(({ name }) => name).join(" ");
  const place = parts.has(type) ? [type] : placeOf(type);
  return [{ stacks: withValue(stacks, stack, [...place, "weakened"], structuredClone(body)), target }];
}

/** The stacks with another value, or none, at a path of one of them; what does not change is shared, not copied. */
export function withValue(
  stacks: readonly StackJson[],
  stack: StackJson,
  path: readonly (string | number)[],
  to: Json | undefined,
): StackJson[] {
  return stacks.map((one) => (one === stack ? { ...one, json: replaced(one.json, path, to) as JsonObject } : one));
}

function replaced(holder: Json | undefined, [step, ...rest]: readonly (string | number)[], to: Json | undefined): Json {
  const copy = (Array.isArray(holder) ? [...holder] : { ...(isObject(holder) ? holder : {}) }) as JsonObject;
  const key = String(step);
  if (rest.length > 0) copy[key] = replaced(copy[key], rest, to);
  else if (to === undefined) delete copy[key];
  else copy[key] = to;
  return copy;
}

/** Sets or removes a value inside the JSON text that an argument holds; references in it stay what they are. */
export function setInside(body: JsonObject, argument: string, path: readonly string[], to: unknown): void {
  const held = body[argument];
  const inner = readJson(String(held));
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
  const text = templateOf(inner.value);
  // Charts take their values as a list of texts.
  body[argument] = Array.isArray(held) ? [text] : text;
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
