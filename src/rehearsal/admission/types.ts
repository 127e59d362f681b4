import { FaultError } from "../../core/fault";
import { blocks, type Resource, resourcesOf, type StackJson } from "../../terraform/configuration";
import { providerInfo, providerOf, type TypeData, type TypeKind, typeData } from "../../terraform/provider-data";
import type { ServedProvider } from "../plugin/handlers";

/** Types that Terraform has in itself, and that run nothing. */
const builtIn: Readonly<Record<TypeKind, string>> = { resource: "terraform_data", data: "terraform_remote_state" };

export function isBuiltIn(kind: TypeKind, type: string): boolean {
  return builtIn[kind] === type;
}

/** Every resource and data source of a stack, those inside checks too. */
export function rehearsedResources(stack: StackJson): Resource[] {
  const inChecks = blocks(stack.json.check)
    .flatMap((named) => Object.values(named).flatMap(blocks))
    .flatMap(({ data }) => resourcesOf({ ...stack, json: data === undefined ? {} : { data } }));
  return [...resourcesOf(stack), ...inChecks];
}

/**
 * The providers and types that stacks use, with their schemas.
 *
 * @throws FaultError RH002 for providers and types that the project has no facts about
 */
export function providersOf(stacks: readonly StackJson[]): (ServedProvider & { source: string })[] {
  const resources = stacks.flatMap(rehearsedResources).filter(({ kind, type }) => !isBuiltIn(kind, type));
  const missing = resources.filter(({ kind, type }) => !typeData(kind, type) || !providerInfo(providerOf(type)));
  if (missing.length > 0) {
    throw new FaultError(
      missing.map(({ file, address, type }) => ({
        code: "RH002",
        message: `the rehearsal does not support ${type}`,
        place: { file, path: address },
        fix: `Remove ${type} from the configuration that you rehearse.`,
      })),
    );
  }
  const names = new Set([...resources.map(({ type }) => providerOf(type)), ...stacks.flatMap(configuredProviders)]);
  return [...names].sort().flatMap((name) => {
    const info = providerInfo(name);
    if (!info) return [];
    const types = (kind: TypeKind) =>
      new Map(
        resources
          .filter((resource) => resource.kind === kind && providerOf(resource.type) === name)
          .map(({ type }): [string, TypeData] => [type, typeData(kind, type) as TypeData]),
      );
    return [
      {
        name,
        source: info.source.toLowerCase(),
        schema: info.schema,
        types: { resource: types("resource"), data: types("data") },
        legacy: info.legacyTypeSystem,
      },
    ];
  });
}

/** Providers that are declared or configured, in use or not: Terraform asks for each of them. */
function configuredProviders({ json }: StackJson): string[] {
  const declared = blocks(json.terraform).flatMap((terraform) =>
    blocks(terraform.required_providers).flatMap((providers) =>
      Object.entries(providers).flatMap(([name, entry]) => [name, lastPart(entry)]),
    ),
  );
  return [...declared, ...blocks(json.provider).flatMap((named) => Object.keys(named))];
}

/** `ibm` of `{"source": "IBM-Cloud/ibm"}`, under whatever name it is declared. */
function lastPart(entry: unknown): string {
  const source = typeof entry === "object" && entry !== null && "source" in entry ? String(entry.source) : "";
  return source.split("/").at(-1)?.toLowerCase() ?? "";
}
