import type { World } from "../../posture/world";
import { blocks, type Json, type Resource } from "../../terraform/configuration";

/** Every element of a list argument in every block of a name. */
export function listed(resource: Resource, block: string, argument: string): Json[] {
  return blocks(resource.arguments[block]).flatMap((one) => {
    const value = one[argument];
    return Array.isArray(value) ? value : value === undefined ? [] : [value];
  });
}

/** The targets that values refer to. */
export function targetsOf(world: World, { stack }: Resource, values: readonly (Json | undefined)[]): Resource[] {
  return values
    .map((value) => world.targetResource(stack, value))
    .filter((target): target is Resource => target !== undefined);
}
