import { blocks, type Json } from "../terraform/configuration";
import type { World } from "./world";

/** Is a value a variable that takes nothing but this form? Terraform refuses other values before it plans. */
export function demandsForm(world: World, stack: string, value: Json | undefined, form: RegExp): boolean {
  const variable = world.variable(stack, value);
  if (variable === undefined || typeof value !== "string") return false;
  // A default is held to the same form.
  const condition = `\${can(regex(${JSON.stringify(form.source)}, ${value.trim().slice(2, -1)}))}`;
  return blocks(variable.validation).some((one) => one.condition === condition);
}
