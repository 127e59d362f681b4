import type { App } from "cdktf";
import { TerraformStack } from "cdktf";
import type { Json } from "../core/configuration";
import { withoutTokenTraces } from "./fast-tokens";
import { fileOf, type SynthesizedStack } from "./synth";

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
export function renderStacks(app: App, stacks: readonly SynthesizedStack[], hcl: boolean): Map<string, string> {
  if (!hcl) return new Map(stacks.map((stack) => [stack.file, toJsonText(stack.json)]));
  return withoutTokenTraces(
    () =>
      new Map(
        app.node
          .findAll()
          .filter(TerraformStack.isStack)
          .map((stack) => [fileOf(stack, true), `${stack.toHclTerraform().hcl.trim()}\n`]),
      ),
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
      synthesizedStackPath: `stacks/${name}/${hcl ? "cdk.tf" : "cdk.tf.json"}`,
      stackMetadataPath: `stacks/${name}/metadata.json`,
      annotations: [],
      dependencies: dependencies.map(
        (dependency) => stacks.find((stack) => stack.name === dependency)?.constructPath ?? dependency,
      ),
    },
  ]);
  return toJsonText({ version, stacks: Object.fromEntries(entries) });
}
