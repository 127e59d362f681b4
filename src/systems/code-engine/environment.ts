import { own } from "../../core/own";
import { textOf } from "../../core/text-of";
import { indexed } from "../../posture/indexes";
import type { World } from "../../posture/world";
import { blocks, isObject, type Json, type Resource } from "../../terraform/configuration";

/**
 * What a component finds in its environment, as far as the text says it: literals, and what config maps hold. Secrets are left
 * out. The key `*` stands for a part that is known at apply only.
 */
export function environmentOf(world: World, component: Resource): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  const { run_env_variables: variables } = component.arguments;
  if (typeof variables === "string") found.set("*", "");
  for (const { type, name, value, key, reference, prefix } of blocks(variables)) {
    if (type === "literal" && typeof name === "string") found.set(name, value ?? "");
    if (!textOf(type).startsWith("config_map_")) continue;
    const data = configMap(world, component, reference)?.arguments.data;
    if (!isObject(data)) found.set("*", "");
    else if (type === "config_map_key_reference") found.set(textOf(name), own(data, textOf(key)) ?? "");
    else for (const [inner, text] of Object.entries(data)) found.set(`${textOf(prefix ?? "")}${inner}`, text);
  }
  return found;
}

const mapsIn = indexed(["ibm_code_engine_config_map"], ({ stack }) => [stack]);

function configMap(world: World, { stack }: Resource, reference: Json | undefined): Resource | undefined {
  return world.targetResource(stack, reference) ?? mapsIn(world, stack).find((map) => map.arguments.name === reference);
}
