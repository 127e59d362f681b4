import { isObject, type Json } from "../../terraform/configuration";
import { providerInfo, providerOf, typeData } from "../../terraform/provider-data";
import { isBuiltIn, rehearsedResources } from "./types";
import type { Reader } from "./written";

/** The provider that Terraform has in itself. */
const builtIn = "terraform.io/builtin/terraform";

/** Refuses providers that the rehearsal does not serve: Terraform would fetch them. */
export function refuseSources(reader: Reader): void {
  const { json } = reader.stack;
  const declared = new Map<string, string>();
  for (const { body } of reader.blocks(json.terraform, "terraform")) {
    for (const { body: providers } of reader.blocks(body.required_providers, "terraform.required_providers")) {
      for (const [name, entry] of Object.entries(providers)) {
        if (name === "//") continue;
        const source = sourceIn(entry) ?? implied(name);
        declared.set(name, source);
        if (!isServed(source)) refuseSource(reader, `terraform.required_providers.${name}`, source);
      }
    }
  }
  const sourceOf = (local: string) => declared.get(local) ?? implied(local);
  for (const { labels } of reader.blocks(json.provider, "provider", 1)) {
    const [name = ""] = labels;
    if (!declared.has(name) && !isServed(implied(name))) refuseSource(reader, `provider.${name}`, implied(name));
  }
  for (const { kind, type, address, meta } of rehearsedResources(reader.stack)) {
    const name = providerOf(type);
    const served = providerInfo(name)?.source;
    // Of a type without facts that is said already.
    if (isBuiltIn(kind, type) || served === undefined || !typeData(kind, type)) continue;
    const local = localName(meta.provider) ?? name;
    if (sourceOf(local) === served.toLowerCase()) continue;
    reader.refuse("RH008", `this ${type} would come from a provider that the rehearsal does not support`, address, {
      expected: served,
      got: `${sourceOf(local)}${declared.has(local) ? "" : `, because required_providers does not name ${local}`}`,
      fix: `Add "${local}": { "source": "${served}" } to required_providers.`,
    });
  }
}

function refuseSource(reader: Reader, path: string, source: string): void {
  reader.refuse("RH008", "the rehearsal does not support this provider, and Terraform would fetch it", path, {
    got: source,
    fix: "Remove the provider and its resources from the configuration that you rehearse.",
  });
}

/** True when it is the source of a provider that the project has facts about. */
function isServed(source: string): boolean {
  const name = source.split("/").at(-1) ?? "";
  return source === builtIn || providerInfo(name)?.source.toLowerCase() === source;
}

/** The source in an entry of `required_providers`, in one form for all registries' ways to write it. */
function sourceIn(entry: Json | undefined): string | undefined {
  if (!isObject(entry) || entry.source === undefined) return undefined;
  const source = String(entry.source).toLowerCase();
  if (!source.includes("/")) return `hashicorp/${source}`;
  return source.replace(/^registry\.(terraform\.io|opentofu\.org)\//, "");
}

/** Where Terraform looks for a provider that is not declared. */
function implied(name: string): string {
  return name === "terraform" ? builtIn : `hashicorp/${name}`;
}

/** `ibm` of `ibm.frankfurt`: the provider that a resource names. */
function localName(provider: Json | undefined): string | undefined {
  return provider === undefined ? undefined : /^[^.[]*/.exec(String(provider))?.[0];
}
