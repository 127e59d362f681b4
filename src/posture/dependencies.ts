import type { Json, Resource } from "../core/configuration";
import type { World } from "./world";

/** True when Terraform creates `target` before `resource`: through `depends_on` or references, at any remove. */
export function dependsOn(world: World, resource: Resource, target: Resource): boolean {
  const seen = new Set<Resource>();
  const open = [resource];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const address of addressesIn([next.arguments, next.meta])) {
      const found = world.at(next.stack, address);
      if (found === target) return true;
      if (found) open.push(found);
    }
  }
  return false;
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
