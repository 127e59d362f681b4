import * as fs from "node:fs";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";
import { closest, distance } from "fastest-levenshtein";
import {
  type Kind,
  kinds,
  providerFile,
  providerNames,
  providersFolder,
  readJson,
  UsageError,
  writeJson,
} from "./data";

export interface AddOptions {
  /** The types are data sources. */
  readonly data: boolean;
  /** Full schema, as `terraform providers schema -json` prints it; may be gzipped. */
  readonly schema?: string;
  /** Constraints that the provider enforces, by type; may be gzipped. @default - those of the type so far, else none */
  readonly constraints?: string;
  readonly folder?: string;
}

interface FullSchema {
  readonly provider_schemas?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, object>>>>>>;
  readonly provider_versions?: Readonly<Record<string, string>>;
}

/** Cuts types out of a full schema into the project's data. */
export function add(types: readonly string[], options: AddOptions): string[] {
  const folder = options.folder ?? providersFolder;
  if (types.length === 0)
    throw new UsageError("name the types to add: npm run bindings -- add ibm_kms_key --schema FILE");
  if (options.schema === undefined) {
    throw new UsageError(
      "a full schema is needed: --schema FILE\n" +
        "  make one where the provider is installed: terraform providers schema -json > schema.json",
    );
  }
  const full = parseFile(options.schema) as FullSchema;
  const constraints = options.constraints === undefined ? undefined : parseFile(options.constraints);
  const kind: Kind = options.data ? "data-sources" : "resources";
  return types.map((type) => addOne(type, kind, full, constraints, folder));
}

function addOne(type: string, kind: Kind, full: FullSchema, constraints: unknown, folder: string): string {
  const provider = type.split("_", 1)[0] ?? type;
  if (!providerNames(folder).includes(provider)) {
    throw new UsageError(`${type}: no provider ${provider} here; there are ${providerNames(folder).join(", ")}`);
  }
  const { source, version } = providerFile(provider, folder);
  const address = `registry.terraform.io/${source.toLowerCase()}`;
  const schemas = full.provider_schemas?.[address];
  if (!schemas) {
    const found = Object.keys(full.provider_schemas ?? {}).join(", ") || "no provider_schemas";
    throw new UsageError(`the schema does not hold ${address}: got ${found}`);
  }
  const offered = full.provider_versions?.[address];
  if (offered !== undefined && offered !== version) {
    throw new UsageError(
      `the schema is of ${source} ${offered}, the project's data of ${version}: types of two versions do not mix\n` +
        `  take the schema of ${version}, or move the whole project: change the version in providers/${provider}/provider.json and add every type again`,
    );
  }
  const ofKind = schemas[kinds[kind].schemas] ?? {};
  const schema = ofKind[type];
  if (!schema)
    throw new UsageError(
      `${source} ${version} has no ${kind === "resources" ? "resource" : "data source"} ${type}${meant(type, Object.keys(ofKind))}`,
    );
  const file = path.join(folder, provider, kind, `${type}.json`);
  writeJson(file, { schema: withoutProse(schema), constraints: constraintsOf(type, kind, constraints, file) });
  return file;
}

function constraintsOf(type: string, kind: Kind, constraints: unknown, file: string): unknown {
  const key = kind === "resources" ? "resources" : "dataSources";
  const given = (constraints as Record<string, Record<string, unknown>> | undefined)?.[key]?.[type];
  if (given !== undefined) return given;
  return fs.existsSync(file) ? (readJson(file) as { constraints: unknown }).constraints : {};
}

function meant(type: string, names: readonly string[]): string {
  const near = names.length > 0 ? closest(type, [...names]) : "";
  return near !== "" && distance(type, near) <= 4 ? `: did you mean ${near}?` : "";
}

/** Descriptions are the provider authors' text: only facts are kept. */
function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !((key === "description" || key === "description_kind") && typeof inner === "string"))
      // An object's type names attributes, which may be called description.
      .map(([key, inner]) => [key, key === "type" ? inner : withoutProse(inner)]),
  );
}

function parseFile(file: string): unknown {
  if (!fs.existsSync(file)) throw new UsageError(`${file}: no such file`);
  const bytes = fs.readFileSync(file);
  try {
    return JSON.parse((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
  } catch (error) {
    throw new UsageError(
      `${file}: not JSON${file.endsWith(".gz") ? " under gzip" : ""}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
