import { indexed } from "../../posture/indexes";
import { known, readOne } from "../../posture/values";
import type { World } from "../../posture/world";
import type { Resource } from "../../terraform/configuration";

/** Domain mappings by the component that they lead to: by reference, or by its name in the same stack. */
const mappingsTo = indexed<Resource | string>(["ibm_code_engine_domain_mapping"], (mapping, world) => {
  const name = readOne(mapping, "component.name").value;
  return [world.targetResource(mapping.stack, name) ?? nameKey(mapping, name)];
});

/** The domain mappings that lead to an application or function. */
export function mappingsOf(world: World, app: Resource): readonly Resource[] {
  return [...mappingsTo(world, app), ...mappingsTo(world, nameKey(app, known(app, "name")))];
}

function nameKey({ stack }: Resource, name: unknown): string {
  return JSON.stringify([stack, name ?? null]);
}
