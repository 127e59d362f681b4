import { allows } from "../../core/version-constraint";
import { blocks, isObject, type Json, type JsonObject, type StackJson } from "../../terraform/configuration";
import { type ProviderInfo, providerInfo } from "../../terraform/provider-data";

/** A block of `terraform` whose providers have the versions that the rehearsal serves. */
export function withServedVersions(settings: JsonObject): JsonObject {
  if (settings.required_providers === undefined) return settings;
  const { required_providers: written } = settings;
  const providers = blocks(written).map((named) =>
    Object.fromEntries(Object.entries(named).map(([name, entry]) => [name, served(name, entry)])),
  );
  return { ...settings, required_providers: Array.isArray(written) ? providers : (providers[0] ?? {}) };
}

/** A sentence for each provider that a stack demands in another version than the one that is served. */
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

function served(local: string, entry: Json): Json {
  const other = otherVersion(local, entry);
  if (!other) return entry;
  return isObject(entry) ? { ...entry, version: other.info.version } : other.info.version;
}

/** The version that an entry demands, where that is another than the project has facts about. */
function otherVersion(local: string, entry: Json): { demanded: string; info: ProviderInfo } | undefined {
  const demanded = isObject(entry) ? entry.version : entry;
  const source = isObject(entry) && typeof entry.source === "string" ? entry.source.split("/").at(-1) : local;
  const info = providerInfo((source ?? local).toLowerCase());
  if (!info || typeof demanded !== "string" || allows(demanded, info.version)) return undefined;
  return { demanded, info };
}
