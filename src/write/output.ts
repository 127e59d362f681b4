import * as path from "node:path";
import { renderTemplate } from "../artefacts/render";
import { type Fault, FaultError } from "../core/fault";
import { inside } from "../core/inside";
import { nameTaken } from "../core/names";
import { type AppResult, allControls } from "../judge/pipeline";
import type { Artefact } from "../platform/platform";
import { renderControls } from "../report/controls";
import { existingFile, existingText } from "../terraform/existing";
import { renderManifest, renderStacks } from "./stacks";

export interface Output {
  /** Content by path in the output folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of what people run or read, as opposed to what Terraform reads. */
  readonly artefacts: readonly string[];
  /** Paths of the reports: how each control is answered. */
  readonly reports: readonly string[];
}

/** Every file of an output folder: Terraform, the engine's manifest, and what Terraform cannot do. */
export function outputFiles(result: AppResult, hcl: boolean): Output {
  const version = String(result.app.node.tryGetContext("cdktfVersion"));
  const artefacts = renderArtefacts(result.platforms);
  const controls = allControls();
  const reports = result.platforms.map(
    (judged) => [`controls/${judged.platform.name}.md`, renderControls(judged, controls)] as const,
  );
  return {
    files: new Map([
      ...renderStacks(result.stacks, hcl),
      ...artefacts,
      ...existingFiles(result.platforms),
      ...reports,
      ["manifest.json", renderManifest(result.stacks, version, hcl)],
    ]),
    artefacts: artefacts.map(([file]) => file).sort(),
    reports: reports.map(([file]) => file),
  };
}

/** For each platform that uses what exists: the list of it, beside the stack that is applied first. */
function existingFiles(platforms: AppResult["platforms"]): (readonly [string, string])[] {
  return platforms.flatMap(({ platform, stacks }) => {
    const first = stacks.find(({ dependencies }) => dependencies.length === 0);
    if (first === undefined || platform.existing.length === 0) return [];
    return [[`stacks/${first.name}/${existingFile}`, existingText(platform.existing)] as const];
  });
}

/**
 * What is written beside Terraform, by path in the output folder.
 *
 * @throws FaultError AR004 for a file that would lie elsewhere, NM003 for two that would be one
 */
export function renderArtefacts(platforms: AppResult["platforms"]): (readonly [string, string])[] {
  const artefacts = platforms.flatMap(({ platform }) => platform.artefacts);
  const faults = pathFaults(artefacts);
  if (faults.length > 0) throw new FaultError(faults);
  return artefacts.map(
    ({ stack, file, template, data }) => [`stacks/${stack}/${file}`, renderTemplate(template, data)] as const,
  );
}

/** Files are named after what people name: each stays in its stack's folder, and no two are one. */
function pathFaults(artefacts: readonly Artefact[]): Fault[] {
  const taken = new Map<string, string>();
  return artefacts.flatMap(({ stack, file }): Fault[] => {
    const place = { path: `stacks/${stack}/${file}` };
    const inStacks = inside("stacks", stack);
    if (inStacks === undefined || inside(inStacks, file) === undefined) {
      const expected = "a path inside the stack's folder";
      return [
        { code: "AR004", message: "a generated file would be outside the stack's folder", place, expected, got: file },
      ];
    }
    // Where case does not count, too.
    const key = path.posix.normalize(place.path).toLowerCase();
    const other = taken.get(key);
    taken.set(key, file);
    return other === undefined ? [] : [nameTaken(place.path, file, `that of ${other}`)];
  });
}
