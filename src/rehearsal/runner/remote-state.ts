import type { Json, StackJson } from "../../core/configuration";

/** The stack that a remote state data source reads: by its own name, or by the name in its settings. */
export function originOf<Stack extends StackJson>(
  name: string,
  state: Json | undefined,
  all: readonly Stack[],
): Stack | undefined {
  const settings = JSON.stringify(state ?? null);
  return all.find(
    (stack) =>
      stack.name === name ||
      settings.includes(`terraform.${stack.name}.tfstate`) ||
      settings.includes(`"${stack.name}"`),
  );
}
