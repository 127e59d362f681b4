import * as path from "node:path";
import { renderTemplate } from "../artefacts/render";
import { type Fault, FaultError } from "../core/fault";
import { inside } from "../core/inside";
import { nameTaken } from "../core/names";
import { type AppResult, allControls, type JudgedPlatform } from "../judge/pipeline";
import type { Artefact } from "../platform/platform";
import { renderControls } from "../report/controls";
import { documentsOf, isDocument, pathOf } from "../report/documents";
import { renderGuide } from "../report/guide/guide";
import { tfvarsExample, variablesOf } from "../report/guide/variables";
import { existingFile, existingText } from "../terraform/existing";
import { renderManifest, renderStacks } from "./stacks";

export interface Output {
  /** Content by path in the output folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of what people run or read, as opposed to what Terraform reads. */
  readonly artefacts: readonly string[];
  /** Paths of the guides: how to deploy each platform. */
  readonly guides: readonly string[];
  /** Paths of the reports: how each control is answered. */
  readonly reports: readonly string[];
}

/** Every file of an output folder: Terraform, the engine's manifest, and what Terraform cannot do. */
export function outputFiles(result: AppResult, hcl: boolean): Output {
  const version = String(result.app.node.tryGetContext("cdktfVersion"));
  const beside = result.platforms.map((judged) => besideTerraform(judged));
  const artefacts = beside.flatMap((one) => one.artefacts);
  const guides = beside.flatMap((one) => one.guides);
  const controls = allControls();
  const reports = result.platforms.map(
    (judged) => [`controls/${judged.platform.name}.md`, renderControls(judged, controls)] as const,
  );
  return {
    files: new Map([
      ...renderStacks(result.stacks, hcl),
      ...artefacts,
      ...guides,
      ...beside.flatMap((one) => one.examples),
      ...existingFiles(result.platforms),
      ...reports,
      ["manifest.json", renderManifest(result.stacks, version, hcl)],
    ]),
    artefacts: artefacts.map(([file]) => file).sort(),
    guides: guides.map(([file]) => file),
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

type Written = readonly (readonly [file: string, text: string])[];

interface BesideTerraform {
  /** What people run or read, apart from the guide. */
  readonly artefacts: Written;
  readonly guides: Written;
  /** `terraform.tfvars.example` of each stack that has variables. */
  readonly examples: Written;
}

/**
 * What is written beside Terraform, by path in the output folder.
 *
 * @throws FaultError AR004 for a file that would lie elsewhere, NM003 for two that would be one
 */
export function besideTerraform(judged: JudgedPlatform): BesideTerraform {
  const { platform, stacks } = judged;
  const files = platform.artefacts.filter((artefact) => !isDocument(artefact));
  const faults = pathFaults(files);
  if (faults.length > 0) throw new FaultError(faults);
  const parts = documentsOf(platform);
  const artefacts: Written = [
    ...files.map((artefact) => [pathOf(platform, artefact), renderTemplate(artefact.template, artefact.data)] as const),
    ...parts.documents.map(({ file, text }) => [file, text] as const),
  ];
  const texts = [...artefacts.map(([, text]) => text), ...parts.steps.map(({ text }) => text)];
  return {
    artefacts,
    guides: [[`${platform.name}.md`, renderGuide(judged, parts, texts)]],
    examples: stacks.flatMap((stack) => {
      const variables = variablesOf(platform, stack);
      if (variables.length === 0) return [];
      return [[`stacks/${stack.name}/terraform.tfvars.example`, tfvarsExample(variables, stack.name)] as const];
    }),
  };
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
