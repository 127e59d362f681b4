import { blocks, isObject, type Json, type JsonObject } from "../../terraform/configuration";
import { otherVersion } from "../../terraform/demanded-version";

/** A block of `terraform` whose providers have the versions that the rehearsal serves. */
export function withServedVersions(settings: JsonObject): JsonObject {
  if (settings.required_providers === undefined) return settings;
  const { required_providers: written } = settings;
  const providers = blocks(written).map((named) =>
    Object.fromEntries(Object.entries(named).map(([name, entry]) => [name, served(name, entry)])),
  );
  return { ...settings, required_providers: Array.isArray(written) ? providers : (providers[0] ?? {}) };
}

function served(local: string, entry: Json): Json {
  const other = otherVersion(local, entry);
  if (!other) return entry;
  return isObject(entry) ? { ...entry, version: other.info.version } : other.info.version;
}
