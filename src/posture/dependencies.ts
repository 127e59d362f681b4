import type { Json, Resource } from "../core/configuration";
import type { World } from "./world";

/** True when Terraform creates `target` before `resource`: through `depends_on` or references, at any remove. */
export function dependsOn(world: World, resource: Resource, target: Resource): boolean {
  const seen = new Set<Resource>();
  const open = [resource];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const found of named(world, next)) {
      if (found === target) return true;
      open.push(found);
    }
  }
  return false;
}

/** What each resource names, looked for once: many rules ask, and the text of a resource does not change. */
const references = new WeakMap<Resource, readonly Resource[]>();

function named(world: World, resource: Resource): readonly Resource[] {
  const known = references.get(resource);
  if (known) return known;
  const addresses = new Set(addressesIn([resource.arguments, resource.meta]));
  const found = [...addresses].flatMap((address) => world.at(resource.stack, address) ?? []);
  references.set(resource, found);
  return found;
}

/** Every resource address that occurs in a value, in `depends_on` or inside an expression. */
function addressesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(addressesIn);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(addressesIn);
  if (typeof value !== "string") return [];
  return [...value.matchAll(/(?:data\.)?\b[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][A-Za-z0-9_-]*/g)].map(
    ([address]) => address,
  );
}
