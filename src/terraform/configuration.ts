import * as path from "node:path";
import type { TypeKind } from "./provider-data";

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** One Terraform root module as JSON: a synthesised stack, or a folder of `.tf.json` files merged. */
export interface StackJson {
  /** Name of the stack, or of the folder. */
  readonly name: string;
  /** File or folder that it came from or goes to, as shown to the user. */
  readonly file: string;
  readonly json: JsonObject;
  /** Files of the same root module, or below it, that are not read, such as HCL. @default - none */
  readonly unread?: readonly string[];
}

/** The variables that a stack declares, by name, each with its declarations. */
export function declaredVariables({ json }: StackJson): [name: string, declarations: JsonObject[]][] {
  return blocks(json.variable)
    .flatMap((named) => Object.entries(named))
    .filter(([name]) => name !== "//")
    .map(([name, body]) => [name, blocks(body)]);
}

/** The folder of a stack that came from a file, or the folder that it came from. */
export function folderOf(file: string): string {
  return file.endsWith(".json") ? path.dirname(file) : file;
}

/** One resource or data source in a stack. */
export interface Resource {
  readonly kind: TypeKind;
  readonly type: string;
  readonly name: string;
  /** Terraform address within the stack: `ibm_cis.main`, `data.ibm_resource_group.main`. */
  readonly address: string;
  readonly stack: string;
  readonly file: string;
  /** Construct path without the app, when the JSON carries it: `storefront/shop/web/app`. */
  readonly constructPath?: string;
  /** Arguments as written, without Terraform's meta-arguments. */
  readonly arguments: JsonObject;
  /** `lifecycle`, `depends_on`, `count`, `for_each`, `provider`, `provisioner`, `connection`. */
  readonly meta: JsonObject;
}

const metaArguments = new Set([
  "lifecycle",
  "depends_on",
  "count",
  "for_each",
  "provider",
  "provisioner",
  "connection",
]);

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True when a string holds a Terraform interpolation or directive, so that its value is not known before apply. */
export function hasReference(value: unknown): boolean {
  // `$${` is text, also behind further dollars: `$$${x}` says `$${x}`.
  return typeof value === "string" && /(^|[^$])\$\{|(^|[^%])%\{/.test(value);
}

/** Terraform's JSON syntax allows an object or a list of objects wherever a block stands: always a list here. */
export function blocks(value: Json | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** Every resource and data source of a stack, in the order of the JSON. */
export function resourcesOf(stack: StackJson): Resource[] {
  const found: Resource[] = [];
  const kinds: [TypeKind, string][] = [
    ["resource", "resource"],
    ["data", "data"],
  ];
  for (const [kind, key] of kinds) {
    for (const byType of blocks(stack.json[key])) {
      for (const [type, named] of Object.entries(byType)) {
        if (type === "//") continue;
        for (const byName of blocks(named)) {
          for (const [name, bodies] of Object.entries(byName)) {
            for (const body of blocks(bodies)) found.push(toResource(kind, type, name, body, stack));
          }
        }
      }
    }
  }
  return found;
}

function toResource(kind: TypeKind, type: string, name: string, body: JsonObject, stack: StackJson): Resource {
  // From entries, not by assignment: a key such as __proto__ must stay a key.
  const entries = Object.entries(body).filter(([key]) => key !== "//");
  const args: JsonObject = Object.fromEntries(entries.filter(([key]) => !metaArguments.has(key)));
  const meta: JsonObject = Object.fromEntries(entries.filter(([key]) => metaArguments.has(key)));
  const comment = body["//"];
  const metadata = isObject(comment) && isObject(comment.metadata) ? comment.metadata : {};
  return {
    kind,
    type,
    name,
    address: `${kind === "data" ? "data." : ""}${type}.${name}`,
    stack: stack.name,
    file: stack.file,
    ...(typeof metadata.path === "string" ? { constructPath: metadata.path } : {}),
    arguments: args,
    meta,
  };
}

/** Number of resources, without data sources. */
export function resourceCount({ resource }: JsonObject): number {
  return Object.values(isObject(resource) ? resource : {}).reduce<number>(
    (sum, named) => sum + (isObject(named) ? Object.keys(named).length : 0),
    0,
  );
}
