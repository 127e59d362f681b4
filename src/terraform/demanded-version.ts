import { allows } from "../core/version-constraint";
import { blocks, isObject, type Json, type StackJson } from "./configuration";
import { type ProviderInfo, providerInfo } from "./provider-data";

/** A sentence for each provider that a stack demands in another version than the one that the project has facts about. */
export function versionNotes({ name, json }: StackJson): string[] {
  return blocks(json.terraform).flatMap(({ required_providers: required }) =>
    blocks(required).flatMap((providers) =>
      Object.entries(providers).flatMap(([local, entry]) => {
        const other = otherVersion(local, entry);
        if (!other) return [];
        return `the stack ${name} demands the provider ${local} ${other.demanded}: checks and the rehearsal use the schema of ${other.info.version}`;
      }),
    ),
  );
}

/** The version that an entry demands, where that is another than the project has facts about. */
export function otherVersion(local: string, entry: Json): { demanded: string; info: ProviderInfo } | undefined {
  const demanded = isObject(entry) ? entry.version : entry;
  const source = isObject(entry) && typeof entry.source === "string" ? entry.source.split("/").at(-1) : local;
  const info = providerInfo((source ?? local).toLowerCase());
  if (!info || typeof demanded !== "string" || allows(demanded, info.version)) return undefined;
  return { demanded, info };
}
