import * as fs from "node:fs";
import * as path from "node:path";
import { loadBlueprints } from "../../src/blueprint";
import { packageRoot } from "../../src/core/package-root";
import { type AppResult, deployable } from "../../src/pipeline";

/** A day on which no waiver of the reference blueprints has expired. */
export const today = "2026-11-24";

/** Blueprints that are examples, and those that use every option: all of them are checked, mutated and rehearsed. */
const files: ReadonlyMap<string, string> = new Map(
  ["stacks", path.join("test", "blueprints")].flatMap((folder) => {
    const full = path.join(packageRoot, folder);
    const names = fs.existsSync(full) ? fs.readdirSync(full).filter((file) => file.endsWith(".yaml")) : [];
    return names.sort().map((file) => [path.basename(file, ".yaml"), path.join(full, file)] as const);
  }),
);

export const referenceNames: readonly string[] = [...files.keys()];

/** Path of a reference blueprint. */
export function blueprintFile(name: string): string {
  const file = files.get(name);
  if (file === undefined) throw new Error(`there is no reference blueprint ${name}`);
  return file;
}

/** A reference blueprint, built and judged. */
export function reference(name: string): AppResult {
  return deployable(loadBlueprints([blueprintFile(name)]), today);
}
