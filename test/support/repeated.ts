import type { JsonObject, StackJson } from "../../src/terraform/configuration";
import { reference } from "./reference";

/** The stacks of blueprints over and over, the platform under another name each time. */
export function repeated(names: readonly string[], times: number): StackJson[] {
  const examples = names.map(reference);
  return Array.from({ length: times }, (_, copy) =>
    examples.flatMap(({ stacks, platforms }) => {
      const [name = ""] = platforms.map(({ platform }) => platform.name);
      const renamed = (text: string) => text.replaceAll(name, `${name.slice(0, 6)}${copy}`);
      return stacks.map((stack) => ({
        name: renamed(stack.name),
        file: renamed(stack.file),
        json: JSON.parse(renamed(JSON.stringify(stack.json))) as JsonObject,
      }));
    }),
  ).flat();
}

/** Resources and data sources of stacks. */
export function countResources(stacks: readonly StackJson[]): number {
  return stacks.reduce((sum, { json }) => sum + countOf(json.resource) + countOf(json.data), 0);
}

function countOf(section: unknown): number {
  const named = Object.values((section ?? {}) as Record<string, object>);
  return named.reduce((sum, one) => sum + Object.keys(one).length, 0);
}
