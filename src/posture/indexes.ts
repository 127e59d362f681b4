import { blocks, type Json, type JsonObject, type Resource } from "../terraform/configuration";
import { NotKnown } from "./not-known";
import { searched } from "./searched";
import type { Identity, World } from "./world";

/** Values by key, each list in the order of the entries. */
export function grouped<K, V>(entries: Iterable<readonly [K, V]>): ReadonlyMap<K, readonly V[]> {
  const lists = new Map<K, V[]>();
  for (const [key, value] of entries) {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  }
  return lists;
}

/** Resources by a key that an index gives them. */
export type Index<K> = (world: World, key: K) => readonly Resource[];

/**
 * An index over the resources of some types, made for each world on first use. Declare it once, beside the rule. A resource whose
 * keys are not known before apply is under every key, or under none, as the world assumes.
 *
 * @param types resource types; data sources are written `data.<type>`
 * @param keysOf keys under which a resource is found: none, one or several
 */
export function indexed<K>(
  types: readonly string[],
  keysOf: (resource: Resource, world: World) => Iterable<K>,
): Index<K> {
  const make = (world: World) => {
    const unread: Resource[] = [];
    const found = types
      .flatMap((type) => world.ofType(type))
      .flatMap((resource) => {
        const keys = readable(() => [...new Set(keysOf(resource, world))]);
        if (keys === undefined) unread.push(resource);
        return (keys ?? []).map((key) => [key, resource] as const);
      });
    return { found: grouped(found), unread };
  };
  return (world, key) => {
    const { found, unread } = world.once(make);
    const certain = found.get(key) ?? [];
    const all = unread.length > 0 && world.perhaps() ? [...certain, ...unread] : certain;
    return searched(all, world);
  };
}

/** What a function reads; undefined when it asks for what nobody knows before apply. */
export function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

/**
 * Resources of some types whose argument refers to a resource: the other direction of `World.targetResource`.
 *
 * @param argument dotted: through blocks, and each element of a list
 */
export function referring(types: readonly string[], argument: string): Index<Resource> {
  const steps = argument.split(".");
  return indexed(types, ({ stack, arguments: body }, world) =>
    valuesAt(body, steps).flatMap((value) => world.targetResource(stack, value) ?? []),
  );
}

/** Resources of some types by what an argument of theirs leads to, resource or literal: see `World.identity`. */
export function naming(types: readonly string[], argument: string): Index<Identity> {
  const steps = argument.split(".");
  return indexed(types, ({ stack, arguments: body }, world) =>
    valuesAt(body, steps).map((value) => world.identity(stack, value)),
  );
}

/** Every value at a dotted argument. */
function valuesAt(body: JsonObject, [step = "", ...rest]: readonly string[]): Json[] {
  const value = body[step];
  if (value === undefined) return [];
  if (rest.length > 0) return blocks(value).flatMap((block) => valuesAt(block, rest));
  return Array.isArray(value) ? value : [value];
}
