import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { blocks, isObject, type Json, type JsonObject, resourcesOf, type StackJson } from "../../core/configuration";
import { FaultError } from "../../core/fault";
import { providerInfo, providerOf, type TypeData, type TypeKind, typeData } from "../../core/provider-data";
import type { ServedProvider } from "../plugin/handlers";

/** A stack to rehearse, and the stacks whose state it reads. */
export interface RehearsedStack extends StackJson {
  readonly dependencies: readonly string[];
}

/** A scratch folder in which Terraform runs; nothing of the user's is touched. */
export class Workspace {
  readonly root = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-rehearsal-"));

  constructor() {
    fs.chmodSync(this.root, 0o700);
    fs.writeFileSync(path.join(this.root, "empty.tfrc"), "");
  }

  folder(stack: string): string {
    return path.join(this.root, "stacks", stack);
  }

  /** Writes a stack with its state, and what it reads of others' state, in this folder instead of its own backend. */
  write(stack: StackJson, all: readonly StackJson[]): void {
    const folder = this.folder(stack.name);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(this.localised(stack, all)));
    fs.writeFileSync(path.join(folder, "rehearsal.auto.tfvars.json"), JSON.stringify(variablesOf(stack)));
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }

  private localised(stack: StackJson, all: readonly StackJson[]): JsonObject {
    const json = structuredClone(stack.json);
    const [terraform = {}] = blocks(json.terraform);
    const { backend: _backend, cloud: _cloud, ...rest } = terraform;
    json.terraform = { ...rest, backend: { local: { path: this.statePath(stack.name) } } };
    for (const data of blocks(json.data)) {
      for (const states of blocks(data.terraform_remote_state)) {
        for (const [name, state] of Object.entries(states)) {
          const origin = originOf(name, state, all);
          if (origin && isObject(state)) states[name] = { backend: "local", config: { path: this.statePath(origin) } };
        }
      }
    }
    return json;
  }

  private statePath(stack: string): string {
    return path.join(this.root, `terraform.${stack}.tfstate`);
  }
}

/** The stack that a remote state data source reads: by its own name, or by the name in its settings. */
function originOf(name: string, state: Json | undefined, all: readonly StackJson[]): string | undefined {
  const settings = JSON.stringify(state ?? null);
  return all.find(
    (stack) =>
      stack.name === name ||
      settings.includes(`terraform.${stack.name}.tfstate`) ||
      settings.includes(`"${stack.name}"`),
  )?.name;
}

/** A value for each variable that has none: of its type, and long enough for a token. */
function variablesOf(stack: StackJson): JsonObject {
  const missing = blocks(stack.json.variable).flatMap((named) =>
    Object.entries(named).filter(
      ([name, body]) => isObject(body) && body.default === undefined && process.env[`TF_VAR_${name}`] === undefined,
    ),
  );
  return Object.fromEntries(
    missing.map(([name, body]) => [name, valueFor(name, String((body as JsonObject).type ?? "string"))]),
  );
}

function valueFor(name: string, type: string): Json {
  if (/^(list|set|tuple)/.test(type)) return [];
  if (/^(map|object)/.test(type)) return {};
  if (type === "number") return 1;
  if (type === "bool") return false;
  return `rehearsal-${name}-${"x".repeat(32)}`;
}

/** Names of the stacks that a stack reads, by its remote states. */
export function dependenciesOf(stack: StackJson, all: readonly StackJson[]): string[] {
  const states = blocks(stack.json.data).flatMap((data) => blocks(data.terraform_remote_state));
  const names = states.flatMap((named) => Object.entries(named).map(([name, state]) => originOf(name, state, all)));
  return [...new Set(names.filter((name): name is string => name !== undefined && name !== stack.name))].sort();
}

/**
 * Stacks in the order in which they are applied.
 *
 * @throws FaultError RH001 when stacks read each other's state in a circle
 */
export function inOrder(stacks: readonly RehearsedStack[]): RehearsedStack[] {
  const ordered: RehearsedStack[] = [];
  let open = [...stacks].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (open.length > 0) {
    const ready = open.filter(({ dependencies }) =>
      dependencies.every(
        (name) => ordered.some((stack) => stack.name === name) || !stacks.some((stack) => stack.name === name),
      ),
    );
    if (ready.length === 0) {
      throw new FaultError([
        {
          code: "RH001",
          message: "stacks read each other's state in a circle",
          place: { path: open.map(({ name }) => name).join(", ") },
        },
      ]);
    }
    ordered.push(...ready);
    open = open.filter((stack) => !ready.includes(stack));
  }
  return ordered;
}

/** Built into Terraform. */
const builtIn = "terraform";

/**
 * The providers and types that stacks use, with their schemas.
 *
 * @throws FaultError RH002 for providers and types that the project has no facts about
 */
export function providersOf(stacks: readonly StackJson[]): (ServedProvider & { source: string })[] {
  const resources = stacks.flatMap(resourcesOf).filter(({ type }) => providerOf(type) !== builtIn);
  const missing = resources.filter(({ kind, type }) => !typeData(kind, type) || !providerInfo(providerOf(type)));
  if (missing.length > 0) {
    throw new FaultError(
      missing.map(({ file, address, type }) => ({
        code: "RH002",
        message: `the rehearsal has no facts about ${type}`,
        place: { file, path: address },
        fix: `npm run bindings -- add ${type} --schema FILE`,
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

function configuredProviders({ json }: StackJson): string[] {
  return blocks(json.terraform).flatMap((terraform) =>
    blocks(terraform.required_providers).flatMap((providers) => Object.keys(providers)),
  );
}
