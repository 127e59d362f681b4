import * as fs from "node:fs";
import * as path from "node:path";
import { isObject, type Json, type JsonObject } from "../terraform/configuration";
import { toJsonText } from "../terraform/json-text";
import { standing } from "./file-system";
import { obstacle } from "./names";

/** The file by which the engine's command line finds the stacks of an output folder. */
export const manifestFile = "manifest.json";

/** An entry of the manifest: what is needed of it, and all of it as it stands there. */
export interface ManifestStack {
  readonly name: string;
  /** The platform that the stack belongs to; undefined for a stack that stands in the app itself. */
  readonly platform: string | undefined;
  /** Its Terraform, relative to the output folder. */
  readonly file: string;
  readonly entry: JsonObject;
}

/**
 * Reads the manifest of an output folder, if it is the engine's and all that it names is there. Web applications have a file of
 * that name too.
 */
export function readManifest(target: string): readonly ManifestStack[] | undefined {
  const text = textOf(target);
  const stacks = text === undefined ? undefined : stacksIn(text);
  return stacks?.every((stack) => isThere(target, stack)) ? stacks : undefined;
}

/** Those entries of a folder's manifest that speak of stacks that are there, whatever else stands in it. */
export function presentStacks(target: string): readonly ManifestStack[] {
  const json = parsed(textOf(target) ?? "");
  const entries = isObject(json) && isObject(json.stacks) ? Object.entries(json.stacks) : [];
  return entries.flatMap(([name, entry]) => stackOf(name, entry) ?? []).filter((stack) => isThere(target, stack));
}

/** The stacks that the text of a manifest names; undefined when it is not shaped as the engine's. */
export function stacksIn(text: string): readonly ManifestStack[] | undefined {
  const json = parsed(text);
  if (!isObject(json) || typeof json.version !== "string" || !isObject(json.stacks)) return undefined;
  const stacks = Object.entries(json.stacks).map(([name, entry]) => stackOf(name, entry));
  return stacks.includes(undefined) ? undefined : stacks.flatMap((stack) => stack ?? []);
}

/** A manifest with further entries, as the engine formats it. */
export function withStacks(text: string, more: readonly ManifestStack[]): string {
  const json = parsed(text);
  if (!isObject(json) || !isObject(json.stacks)) return text;
  const stacks = { ...Object.fromEntries(more.map(({ name, entry }) => [name, entry])), ...json.stacks };
  return toJsonText({ ...json, stacks });
}

function textOf(target: string): string | undefined {
  const file = path.join(target, manifestFile);
  return standing(file)?.isFile() ? fs.readFileSync(file, "utf8") : undefined;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function stackOf(name: string, entry: Json | undefined): ManifestStack | undefined {
  if (!isObject(entry) || entry.name !== name || typeof entry.constructPath !== "string") return undefined;
  // The engine writes the separators of its system.
  const file = String(entry.synthesizedStackPath).replaceAll("\\", "/");
  if (/[/\\]|^\.\.?$/.test(name) || ![`stacks/${name}/cdk.tf.json`, `stacks/${name}/cdk.tf`].includes(file))
    return undefined;
  return { name, platform: entry.constructPath.split("/").at(-2), file, entry };
}

function isThere(target: string, { file }: ManifestStack): boolean {
  return obstacle(target, target, file) === undefined && standing(path.join(target, file)) !== undefined;
}
