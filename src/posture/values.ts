import { blocks, hasReference, isObject, type Json, type JsonObject, type Resource } from "../terraform/configuration";
import { typeData } from "../terraform/provider-data";
import { written } from "./guarded";

/** One place where an argument is, could be, or is missing. */
export interface Slot {
  /** Dotted path, with the index of repeated blocks: `rules.0.action`. */
  readonly path: string;
  /** `absent`: not written and the provider has no default. `unknown`: depends on a reference. */
  readonly state: "known" | "unknown" | "absent";
  /** The value after Terraform's own conversion to the argument's type. */
  readonly value?: Json;
  /** True when nothing is written and the provider's default stands. */
  readonly byDefault?: boolean;
}

/**
 * Every value that an argument takes on a resource: one slot for a plain argument, one for each repetition of the
 * blocks on its path. What is not written counts as the provider's default where the provider has one. The value of a slot that nobody
 * knows, nor which resource it names, throws `NotKnown` when it is read.
 */
export function read(resource: Resource, argument: string): Slot[] {
  const data = typeData(resource.kind, resource.type);
  const steps = argument.split(".");
  const fallback = data?.constraints.attributes?.[argument]?.default as Json | undefined;
  return walk(written(resource), resource.arguments, steps, [], fallback);
}

/** The one value of an argument; for arguments that are not inside repeated blocks. */
export function readOne(resource: Resource, argument: string): Slot {
  return read(resource, argument)[0] ?? { path: argument, state: "absent" };
}

/**
 * The value when it is known; undefined when there is none, or when it is an attribute of a resource.
 *
 * @throws NotKnown when nobody knows it before apply
 */
export function known(resource: Resource, argument: string): Json | undefined {
  const { state, value } = readOne(resource, argument);
  return state === "known" ? value : undefined;
}

/**
 * Is an argument given, whatever its value?
 *
 * @throws NotKnown when nobody knows before apply: a variable may be null
 */
export function isGiven(resource: Resource, argument: string): boolean {
  const { state, value: _value } = readOne(resource, argument);
  return state !== "absent";
}

function walk(
  body: JsonObject,
  seen: JsonObject,
  steps: readonly string[],
  above: readonly string[],
  fallback: Json | undefined,
): Slot[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  const value = body[step];
  const path = [...above, step];
  if (rest.length === 0) return [slot(value, seen, step, path.join("."), fallback)];
  if (hasDynamic(body, step) || typeof value === "string")
    return [unknownSlot([...path, ...rest].join("."), seen, step, undefined)];
  const repeated = blocks(value);
  // An argument of a block that is not there: the default of an absent block does not take effect.
  if (repeated.length === 0) return [{ path: [...path, ...rest].join("."), state: "absent" }];
  const visible = blocks(seen[step]);
  return repeated.flatMap((block, index) =>
    walk(block, visible[index] ?? {}, rest, repeated.length > 1 ? [...path, `${index}`] : path, fallback),
  );
}

/** A slot whose value is read through the guard. */
function unknownSlot(path: string, seen: JsonObject, step: string, value: Json | undefined): Slot {
  return {
    path,
    state: "unknown",
    get value() {
      // What is hidden may be deep inside.
      JSON.stringify(seen[step] ?? null);
      return value as Json;
    },
  };
}

function hasDynamic(body: JsonObject, name: string): boolean {
  return blocks(body.dynamic).some((dynamic) => dynamic[name] !== undefined);
}

function slot(value: Json | undefined, seen: JsonObject, step: string, path: string, fallback: Json | undefined): Slot {
  if (value === undefined || value === null) {
    return fallback === undefined || fallback === null
      ? { path, state: "absent" }
      : { path, state: "known", value: fallback, byDefault: true };
  }
  if (containsReference(value)) return unknownSlot(path, seen, step, value);
  return { path, state: "known", value };
}

/** True when any part of the value is a reference. */
export function containsReference(value: Json): boolean {
  if (Array.isArray(value)) return value.some(containsReference);
  if (isObject(value)) return Object.values(value).some((item) => item !== undefined && containsReference(item));
  return hasReference(value);
}
