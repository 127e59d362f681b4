import * as fs from "node:fs";
import * as path from "node:path";
import { inside } from "../../core/inside";
import { keptFolder, removeFolder, scratchFolder } from "../../core/scratch";
import { isSystemError } from "../../core/system-error";
import { blocks, declaredVariables, type Json, type JsonObject, type StackJson } from "../../terraform/configuration";
import { secondAppliesOf } from "../../terraform/second-applies";
import { withServedVersions } from "../provider/served-version";
import { terraformSettings } from "./environment";
import { originOf } from "./remote-state";
import { labelOf, type RehearsedStack } from "./stacks";

/** Terraform's state, as it lies in the file. */
interface State {
  readonly resources?: readonly { readonly mode: string; readonly instances: readonly object[] }[];
}

/** A scratch folder in which Terraform runs; nothing of the user's is touched. */
export class Workspace {
  readonly root: string;

  /**
   * @param keep the folder is to stay
   * @throws FaultError TP001 when the temporary folder is missing, or takes no folder
   */
  constructor(keep = false) {
    this.root = keep ? keptFolder("rehearsal") : scratchFolder("rehearsal");
    const nothing = path.join(this.root, "no-providers");
    fs.mkdirSync(nothing);
    fs.writeFileSync(this.settings, terraformSettings(nothing));
  }

  /** Terraform's own settings for this run. */
  get settings(): string {
    return path.join(this.root, "rehearsal.tfrc");
  }

  folder(stack: string): string {
    return this.below("stacks", stack);
  }

  /**
   * Writes a stack with its state, and what it reads of others' state, in this folder instead of its own backend.
   *
   * @param given variables that have a value already
   */
  write(stack: RehearsedStack, all: readonly RehearsedStack[], given: ReadonlySet<string>): void {
    const folder = this.folder(labelOf(stack));
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(this.localised(stack, all)));
    fs.writeFileSync(path.join(folder, "rehearsal.auto.tfvars.json"), JSON.stringify(valuesFor(stack, given)));
  }

  /** Sets what a second apply of the stack waits for: its variables, and secrets that exist only by then. */
  writeSecond(stack: RehearsedStack, given: ReadonlySet<string>): void {
    const yes = secondAppliesOf(stack).map(({ name }): [string, Json] => [name, true]);
    const values = { ...valuesFor(stack, given), ...laterSecrets(stack, given), ...Object.fromEntries(yes) };
    fs.writeFileSync(path.join(this.folder(labelOf(stack)), "rehearsal.auto.tfvars.json"), JSON.stringify(values));
  }

  /** How many resources stand in a stack's state; none while it is being written. */
  recorded(stack: string): number {
    try {
      const state = JSON.parse(fs.readFileSync(this.statePath(stack), "utf8")) as State;
      return (state.resources ?? [])
        .filter(({ mode }) => mode === "managed")
        .reduce((sum, { instances }) => sum + instances.length, 0);
    } catch (error) {
      if (isSystemError(error) || error instanceof SyntaxError) return 0;
      throw error;
    }
  }

  remove(): void {
    removeFolder(this.root);
  }

  private localised(stack: RehearsedStack, all: readonly RehearsedStack[]): JsonObject {
    const json = structuredClone(stack.json);
    const backend = { local: { path: this.statePath(labelOf(stack)) } };
    const settings = blocks(json.terraform).map(({ backend: _backend, cloud: _cloud, ...rest }) =>
      withServedVersions(rest),
    );
    // One backend in all: another block may say more, and none of its own.
    json.terraform = [{ ...settings[0], backend }, ...settings.slice(1)];
    if (json.data !== undefined)
      json.data = blocks(json.data).map((data): JsonObject => {
        if (data.terraform_remote_state === undefined) return data;
        const states = blocks(data.terraform_remote_state).flatMap((named) => Object.entries(named));
        return {
          ...data,
          terraform_remote_state: states.map(([name, state]) => ({ [name]: this.local(name, state, all) })),
        };
      });
    return json;
  }

  /** A remote state as it is read here, whatever else it was told. */
  private local(name: string, state: Json | undefined, all: readonly RehearsedStack[]): Json {
    return blocks(state).map((body): JsonObject => {
      const origin = originOf(name, body, all);
      if (!origin) throw new Error(`no stack in the rehearsal writes the state ${name}`);
      const { workspace: _workspace, ...rest } = body;
      return { ...rest, backend: "local", config: { path: this.statePath(labelOf(origin)) } };
    });
  }

  private statePath(stack: string): string {
    return this.below("", `terraform.${stack}.tfstate`);
  }

  /** What lies in a folder of this one by a name that is not ours. */
  private below(folder: string, name: string): string {
    const place = inside(path.join(this.root, folder), name);
    if (place === undefined) throw new Error(`${JSON.stringify(name)} leads out of the rehearsal's folder`);
    return place;
  }
}

/** Names of the variables that a stack declares. */
export function variablesIn(stack: StackJson): string[] {
  return declaredVariables(stack).map(([name]) => name);
}

/** A value for each variable that has none: of its type, and long enough for a token. */
function valuesFor(stack: StackJson, given: ReadonlySet<string>): JsonObject {
  const missing = declaredVariables(stack).flatMap(([name, declared]) =>
    declared
      .filter(({ default: value }) => value === undefined && !given.has(name))
      .map(({ type }): [string, Json] => [name, valueFor(name, String(type ?? "string"))]),
  );
  return Object.fromEntries(missing);
}

/** A value for each secret that is not set at the first apply. */
function laterSecrets(stack: StackJson, given: ReadonlySet<string>): JsonObject {
  const secrets = declaredVariables(stack).filter(([name, declared]) =>
    declared.some(({ sensitive, default: value }) => sensitive === true && value === null && !given.has(name)),
  );
  return Object.fromEntries(secrets.map(([name]) => [name, valueFor(name, "string")]));
}

function valueFor(name: string, type: string): Json {
  if (/^(list|set|tuple)/.test(type)) return [];
  if (/^(map|object)/.test(type)) return {};
  if (type === "number") return 1;
  if (type === "bool") return false;
  return `rehearsal-${name}-${"x".repeat(32)}`;
}
