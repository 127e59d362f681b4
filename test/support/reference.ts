import * as path from "node:path";
import { loadBlueprints } from "../../src/blueprint";
import { packageRoot } from "../../src/core/package-root";
import { type AppResult, deployable } from "../../src/pipeline";

/** A day on which no waiver of the reference blueprints has expired. */
export const today = "2026-11-24";

/** Path of a reference blueprint. */
export function blueprintFile(name: string): string {
  return path.join(packageRoot, "stacks", `${name}.yaml`);
}

/** A reference blueprint, built and judged. */
export function reference(name: string): AppResult {
  return deployable(loadBlueprints([blueprintFile(name)]), today);
}
