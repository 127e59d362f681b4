import * as fs from "node:fs";
import * as path from "node:path";
import { loadBlueprints } from "../../src/blueprint";
import { packageRoot } from "../../src/core/package-root";
import type { Waiver } from "../../src/core/waiver";
import { type AppResult, allControls, deployable } from "../../src/judge/pipeline";
import type { Finding } from "../../src/posture";
import { waiverOf } from "../../src/posture/waivers";
import { systems } from "../../src/systems";
import type { StackJson } from "../../src/terraform/configuration";
import { Judged } from "./judged";

/** A day on which no waiver of the reference blueprints has expired. */
export const today = "2026-11-24";

/** Blueprints of a folder: name and path. */
function blueprintsOf(folder: string): [string, string][] {
  const full = path.join(packageRoot, folder);
  const names = fs.readdirSync(full).filter((file) => file.endsWith(".yaml"));
  return names.sort().map((file) => [path.basename(file, ".yaml"), path.join(full, file)]);
}

const examples = blueprintsOf("stacks");

/** Blueprints that are examples, and those that use every option: all of them are checked, mutated and rehearsed. */
const files: ReadonlyMap<string, string> = new Map([...examples, ...blueprintsOf(path.join("test", "blueprints"))]);

export const referenceNames: readonly string[] = [...files.keys()];

/** The examples: what the engine's own command line deploys. */
export const exampleNames: readonly string[] = examples.map(([name]) => name);

/** Path of a reference blueprint. */
export function blueprintFile(name: string): string {
  const file = files.get(name);
  if (file === undefined) throw new Error(`there is no reference blueprint ${name}`);
  return file;
}

const built = new Map<string, AppResult>();

/** A reference blueprint, built and judged: once in each test file, so whoever changes it changes a copy. */
export function reference(name: string): AppResult {
  const result = built.get(name) ?? deployable(loadBlueprints([blueprintFile(name)]), today);
  built.set(name, result);
  return result;
}

/** The stacks of a reference blueprint with the waivers that it has. */
export interface ReferenceWorld {
  readonly name: string;
  readonly stacks: readonly StackJson[];
  readonly waivers: readonly Waiver[];
}

/** The smallest first: what stands in several is looked at where that is quick. */
export function referenceWorlds(): ReferenceWorld[] {
  return referenceNames
    .map((name) => {
      const { stacks, platforms } = reference(name);
      return { name, stacks, waivers: platforms.flatMap(({ platform }) => platform.waivers) };
    })
    .map((world) => ({ world, size: JSON.stringify(world.stacks.map(({ json }) => json)).length }))
    .sort((a, b) => a.size - b.size)
    .map(({ world }) => world);
}

export const allRules = systems.flatMap(({ rules }) => rules);
export const controls = allControls();

const judged = new Map<string, Judged>();

/** The verdicts on a reference blueprint, ready to be asked what a change does to them. */
export function judgedReference(name: string): Judged {
  const known = judged.get(name) ?? new Judged(reference(name).stacks, allRules, controls);
  judged.set(name, known);
  return known;
}

/** Does it stand in the way of deploying, unless a waiver covers it? */
export function isOpen({ verdict }: Finding): boolean {
  return verdict === "violation" || verdict === "unknown";
}

/** True when preflight or a rule refuses a changed copy of a reference, whatever the waivers of the unchanged one say. */
export function isRefused({ name, waivers }: ReferenceWorld, changed: readonly StackJson[]): boolean {
  const world = judgedReference(name);
  for (const finding of world.newFindings(changed)) {
    if (isOpen(finding) && !(finding.waivable && waiverOf(finding, waivers))) return true;
  }
  return world.isRefusedByPreflight(changed);
}
