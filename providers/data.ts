import * as fs from "node:fs";
import * as path from "node:path";

/** `providers/`, seen from the compiled code in `dist/providers`. */
export const providersFolder = path.resolve(__dirname, "..", "..", "providers");

/** Folder of each kind of type, and the key under which a full schema lists it. */
export const kinds = {
  resources: { schemas: "resource_schemas" },
  "data-sources": { schemas: "data_source_schemas" },
} as const;
export type Kind = keyof typeof kinds;

export interface ProviderFile {
  /** As in `required_providers`: `IBM-Cloud/ibm`. */
  readonly source: string;
  readonly version: string;
  readonly schema: object;
}

/** What is wrong with a command, said so that it can be mended; ends the program with exit code 2. */
export class UsageError extends Error {}

export function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

/** One fact per line, keys sorted: a change of schema is a small difference. */
export function writeJson(file: string, value: unknown): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(sorted(value), undefined, 1)}\n`);
}

/** Names of the providers that the project carries. */
export function providerNames(folder = providersFolder): string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => fs.existsSync(path.join(folder, name, "provider.json")))
    .sort();
}

export function providerFile(name: string, folder = providersFolder): ProviderFile {
  return readJson(path.join(folder, name, "provider.json")) as ProviderFile;
}

/** Files of a provider's types of one kind, by type name. */
export function typeFiles(provider: string, kind: Kind, folder = providersFolder): [string, string][] {
  const types = path.join(folder, provider, kind);
  if (!fs.existsSync(types)) return [];
  return fs
    .readdirSync(types)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => [file.slice(0, -".json".length), path.join(types, file)]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
