import type { Json, Resource } from "../terraform/configuration";
import { written } from "./guarded";
import type { World } from "./world";

/** True when Terraform creates `target` before `resource`: through `depends_on` or references, at any remove. */
export function dependsOn(world: World, resource: Resource, target: Resource): boolean {
  return createdBefore(world, resource).has(target);
}

/** What Terraform creates before a resource, in its stack: through `depends_on` or references, at any remove. */
export function createdBefore(world: World, resource: Resource): ReadonlySet<Resource> {
  return world.onceOf(resource, reach);
}

function reach(world: World, resource: Resource): ReadonlySet<Resource> {
  const found = new Set<Resource>();
  const open = [resource];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const one of world.onceOf(next, named)) {
      if (found.has(one)) continue;
      found.add(one);
      open.push(one);
    }
  }
  return found;
}

/** What a resource names: many rules ask. */
function named(world: World, resource: Resource): readonly Resource[] {
  const addresses = new Set(addressesIn([written(resource), resource.meta]));
  return [...addresses].flatMap((address) => world.at(resource.stack, address) ?? []);
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
