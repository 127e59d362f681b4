import type { Resource } from "../../core/configuration";
import { known, readOne } from "../../posture/values";
import type { World } from "../../posture/world";

/** The domain mappings that lead to an application or function. */
export function mappingsOf(world: World, app: Resource): Resource[] {
  return world.ofType("ibm_code_engine_domain_mapping").filter((mapping) => {
    const name = readOne(mapping, "component.name").value;
    const target = world.targetResource(mapping.stack, name);
    return target ? target === app : mapping.stack === app.stack && name === known(app, "name");
  });
}
