import { type SynthesizedStack, terraformFile } from "../platform/synth";
import { toHcl } from "../terraform/hcl/hcl";
import { toJsonText } from "../terraform/json-text";

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
