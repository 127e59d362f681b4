import type { Json } from "../core/configuration";
import { toHcl } from "./hcl";
import { type SynthesizedStack, terraformFile } from "./synth";

/** JSON with sorted keys and two spaces: the same text for the same content. */
export function toJsonText(value: Json): string {
  return JSON.stringify(sorted(value), undefined, 2);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key] as Json)]),
  );
}

/** The files that Terraform reads, by their path in the output folder. */
export function renderStacks(stacks: readonly SynthesizedStack[], hcl: boolean): Map<string, string> {
  return new Map(
    stacks.map(({ name, json }) => [
      terraformFile(name, hcl),
      hcl ? toHcl(json, terraformFile(name, hcl)) : toJsonText(json),
    ]),
  );
}

/** `manifest.json`, by which the engine's command line finds the stacks of an output folder. */
export function renderManifest(stacks: readonly SynthesizedStack[], version: string, hcl: boolean): string {
  const entries = stacks.map(({ name, constructPath, dependencies }) => [
    name,
    {
      name,
      constructPath,
      workingDirectory: `stacks/${name}`,
      synthesizedStackPath: terraformFile(name, hcl),
      stackMetadataPath: `stacks/${name}/metadata.json`,
      annotations: [],
      dependencies,
    },
  ]);
  return toJsonText({ version, stacks: Object.fromEntries(entries) });
}
