import { isObject, type Json, type StackJson } from "../../terraform/configuration";

/** The stack that a remote state data source reads: by its own name, or by the name in its settings. */
export function originOf<Stack extends StackJson>(
  name: string,
  state: Json | undefined,
  all: readonly Stack[],
): Stack | undefined {
  const settings = textsIn(state ?? null);
  return all.find(
    (stack) =>
      stack.name === name ||
      settings.some((text) => text === stack.name || text.includes(`terraform.${stack.name}.tfstate`)),
  );
}

/** Every text in the settings but the kind of the backend: a stack may be called `local`. */
function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "backend" ? [] : textsIn(inner)));
}
