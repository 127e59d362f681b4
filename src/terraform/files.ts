import { isUtf8 } from "node:buffer";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Fault, FaultError } from "../core/fault";
import { deepestJson, tooDeepAt } from "../core/json-depth";
import { readGiven, sizeFix } from "../core/read-file";
import { suggestion } from "../core/suggest";
import { isSystemError, type SystemError } from "../core/system-error";
import { unfinishedFault } from "../core/unfinished";
import { folderOf, isObject, type Json, type JsonObject, type StackJson } from "./configuration";

/** Bytes of one file. */
const largest = 64 * 1024 * 1024;

/** Folders that hold no configuration of the user's. */
const skipped = new Set([".terraform", "node_modules", ".git"]);

/** What stands at the top of a Terraform JSON file: https://developer.hashicorp.com/terraform/language/syntax/json */
const topLevel = new Set([
  ...[
    "//",
    "terraform",
    "provider",
    "resource",
    "data",
    "ephemeral",
    "action",
    "module",
    "variable",
    "locals",
    "output",
  ],
  ...["import", "moved", "removed", "check"],
]);

/** What `terraform show -json` prints instead. */
const planKeys = new Set(["planned_values", "resource_changes", "format_version"]);

/**
 * Reads Terraform JSON: a folder with `.tf.json` files is one root module, and so is each such folder below it; a file is
 * a module of its own.
 *
 * @throws FaultError with every file that cannot be read: TF001 missing, TF002 no JSON, TF003 nothing there, TF004 not an object,
 *   TF005 JSON that is no Terraform configuration, TF006 the system refuses, TF007 an output folder that is half written,
 *   TF008 no regular file, or too large, TF009 nested too deeply, TF010 a stack's name that is none
 */
export function readTerraform(paths: readonly string[]): StackJson[] {
  const faults: Fault[] = [];
  const stacks = paths.flatMap((name) => {
    const before = faults.length;
    const found = modulesIn(name, faults);
    if (found.length === 0 && faults.length === before) faults.push(nothingThere(name));
    const modules = found.flatMap(([folder, files]) => readModule(folder, files, faults));
    return withUnread(modules, found.length > 0 ? hclIn(name) : []);
  });
  if (faults.length > 0) throw new FaultError(faults);
  return withOwnNames(stacks);
}

/**
 * What a stack says is looked up by its name: two folders `main`, or two versions of one stack, must not answer for each
 * other. Folders of one name are told apart by the folders above them, so that the order in which they are given says nothing.
 */
function withOwnNames(stacks: readonly StackJson[]): StackJson[] {
  const paths = pathNames(stacks.filter(({ json }) => stackName(json) === undefined));
  const named = stacks.map((stack) => ({ ...stack, name: paths.get(stack) ?? stack.name }));
  const said = new Set(named.map(({ name }) => name));
  const taken = new Set<string>();
  return named.map((stack) => {
    let name = stack.name;
    for (let number = 2; taken.has(name) || (name !== stack.name && said.has(name)); number += 1)
      name = `${stack.name}-${number}`;
    taken.add(name);
    return { ...stack, name };
  });
}

/** For stacks of one name: as many of the last parts of their paths as tell them apart, `dev.main` and `prod.main`. */
function pathNames(stacks: readonly StackJson[]): ReadonlyMap<StackJson, string> {
  const byName = new Map<string, StackJson[]>();
  for (const stack of stacks) {
    const alike = byName.get(stack.name);
    if (alike) alike.push(stack);
    else byName.set(stack.name, [stack]);
  }
  const names = new Map<StackJson, string>();
  for (const alike of byName.values()) {
    if (alike.length < 2) continue;
    // A file that was given by itself has its own name.
    const paths = alike.map(({ name, file }) =>
      path
        .resolve(path.basename(file) === name ? file : folderOf(file))
        .split(path.sep)
        .slice(1),
    );
    const longest = Math.max(...paths.map(({ length }) => length));
    for (let parts = 2; parts <= longest; parts += 1) {
      const tried = paths.map((steps) =>
        steps
          .slice(-parts)
          .join(".")
          .replace(/[^A-Za-z0-9_.-]/g, "-"),
      );
      if (new Set(tried).size < tried.length || !tried.every((name) => namePattern.test(name))) continue;
      for (const [index, stack] of alike.entries()) names.set(stack, tried[index] ?? stack.name);
      break;
    }
  }
  return names;
}

function modulesIn(name: string, faults: Fault[]): [string, string[]][] {
  const stat = readable(name, faults, () => fs.statSync(name));
  if (stat === undefined) return [];
  const unfinished = unfinishedFault(name);
  if (unfinished !== undefined) {
    faults.push(unfinished);
    return [];
  }
  if (!stat.isDirectory()) return name.endsWith(".tf") ? [] : [[name, [name]]];
  const entries = readable(name, faults, () => fs.readdirSync(name, { withFileTypes: true })) ?? [];
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries
    // Terraform reads linked files as well; what is no file must not pass for one that was read.
    .filter((entry) => !entry.isDirectory() && entry.name.endsWith(".tf.json"))
    .map((entry) => path.join(name, entry.name));
  const below = entries
    .filter((entry) => entry.isDirectory() && !skipped.has(entry.name))
    .flatMap((entry) => modulesIn(path.join(name, entry.name), faults));
  return files.length > 0 ? [[name, files], ...below] : below;
}

/** The text of a file; undefined, with a fault, when there is none that may be read. */
function readText(file: string, faults: Fault[]): string | undefined {
  const read = readGiven(file, largest);
  if ("bytes" in read) {
    if (isUtf8(read.bytes)) return read.bytes.toString("utf8").replace(/^\ufeff/, "");
    faults.push({
      code: "TF002",
      message: "the file is not UTF-8 text",
      place: { file },
      expected: "JSON in UTF-8",
      fix: "Save the file as UTF-8.",
    });
    return undefined;
  }
  const { refusal } = read;
  if (refusal.kind === "system") faults.push(systemFault(file, refusal.error));
  else {
    const large = refusal.kind === "large";
    faults.push({
      code: "TF008",
      message: large ? "the file is too large" : "not a regular file",
      place: { file },
      expected: large ? `at most ${refusal.most / 1024 / 1024} MiB` : "a file ending in .tf.json",
      got: large ? `${refusal.bytes} bytes` : refusal.what,
      fix: large ? sizeFix : "Remove it, or copy its content into a regular file.",
    });
  }
  return undefined;
}

function systemFault(file: string, error: SystemError): Fault {
  if (error.code === "ENOENT" || error.code === "ENOTDIR")
    return { code: "TF001", message: "no such file or folder", place: { file } };
  const denied = error.code === "EACCES" || error.code === "EPERM";
  return {
    code: "TF006",
    message: "the file or folder cannot be read",
    place: { file },
    got: error.message,
    fix: denied ? "Grant your user read permission, or leave it out." : "Fix the reported error, or leave it out.",
  };
}

/** What `read` gives; undefined, with a fault, when the system does not give it. */
function readable<T>(file: string, faults: Fault[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    faults.push(systemFault(file, error));
    return undefined;
  }
}

/** The files of a module as one; where two speak of the same thing, both stand in a list, as Terraform reads them. */
function readModule(folder: string, files: readonly string[], faults: Fault[]): StackJson[] {
  const merged = new Map<string, Json>();
  for (const file of files) {
    const content = readJson(file, faults);
    for (const [key, value] of Object.entries(content ?? {})) {
      const before = merged.get(key);
      merged.set(key, before === undefined ? value : [...asList(before), ...asList(value)]);
    }
  }
  const json: JsonObject = Object.fromEntries(merged);
  const only = files.length === 1 ? files[0] : undefined;
  const said = stackName(json);
  if (said !== undefined && !namePattern.test(said)) faults.push(noStackName(only ?? folder, said));
  return [{ name: said ?? path.basename(path.resolve(folder)), file: only ?? folder, json }];
}

/** Each HCL file goes to the module in whose folder it lies; one in a folder without JSON to the nearest above, or the first. */
function withUnread(modules: readonly StackJson[], hcl: readonly string[]): StackJson[] {
  const owners = hcl.map((file) => {
    const above = modules.filter((one) => isBelow(file, folderOf(one.file)));
    return above.sort((a, b) => folderOf(b.file).length - folderOf(a.file).length)[0] ?? modules[0];
  });
  return modules.map((one) => {
    const unread = hcl.filter((_, index) => owners[index] === one);
    return unread.length > 0 ? { ...one, unread } : one;
  });
}

function isBelow(file: string, folder: string): boolean {
  return !path.relative(folder, file).startsWith("..");
}

/** What the engine lets a stack be named: folders, files of state and workspaces have this name. */
const namePattern = /^(?!\.)[A-Za-z0-9_.-]{1,200}$/;

function noStackName(file: string, got: string): Fault {
  return {
    code: "TF010",
    message: "invalid stack name in the metadata",
    place: { file, path: "//.metadata.stackName" },
    expected: "letters, digits, dots, hyphens and underscores, not starting with a dot",
    got: JSON.stringify(got.slice(0, 60)),
    fix: "Synthesise the stack again, or delete the metadata.",
  };
}

/** A synthesised stack says its name; remote states are found by it. */
function stackName(json: JsonObject): string | undefined {
  const comment = json["//"];
  const metadata = isObject(comment) ? comment.metadata : undefined;
  return isObject(metadata) && typeof metadata.stackName === "string" ? metadata.stackName : undefined;
}

function readJson(file: string, faults: Fault[]): JsonObject | undefined {
  const text = readText(file, faults);
  if (text === undefined) return undefined;
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    faults.push({
      code: "TF009",
      message: "the JSON is nested too deeply",
      place: { file, ...positionAt(text, deep) },
      expected: `at most ${deepestJson} levels of objects and lists`,
      fix: "Fix the program that wrote the file: no provider argument needs that many levels.",
    });
    return undefined;
  }
  try {
    const value = JSON.parse(text) as Json;
    if (isObject(value)) {
      for (const fault of shapeFaults(file, value)) faults.push(fault);
      return value;
    }
    faults.push({ code: "TF004", message: "a Terraform JSON file must contain one object", place: { file } });
  } catch (error) {
    faults.push({
      code: "TF002",
      message: "the file is not valid JSON",
      place: { file, ...positionIn(text, error) },
      got: messageOf(error),
    });
  }
  return undefined;
}

/**
 * What is not shaped like a configuration. Nothing in it would be judged, and nothing found: that must not look like a pass.
 */
function shapeFaults(file: string, json: JsonObject): Fault[] {
  const plan = Object.keys(json).find((key) => planKeys.has(key));
  if (plan !== undefined) {
    return [
      {
        code: "TF005",
        message: "the file is a Terraform plan, which rampart does not read: check the configuration instead",
        place: { file, path: plan },
        fix: "Pass the folder of the configuration that the plan was made from.",
      },
    ];
  }
  const unknown = Object.keys(json)
    .filter((key) => !topLevel.has(key))
    .map((key): Fault => {
      const fix = suggestion(key, [...topLevel]);
      return {
        code: "TF005",
        message: `Terraform has no top-level key ${key}`,
        place: { file, path: key },
        ...(fix !== undefined ? { fix } : { expected: [...topLevel].filter((name) => name !== "//").join(", ") }),
      };
    });
  return [...unknown, ...blockFaults(file, json)];
}

/** Resources and data sources that are not objects, or lists of objects, all the way down. */
function blockFaults(file: string, json: JsonObject): Fault[] {
  const faults: Fault[] = [];
  const objects = (place: string, value: Json | undefined): [string, JsonObject][] =>
    (Array.isArray(value)
      ? value.map((item, index) => [`${place}[${index}]`, item] as const)
      : [[place, value] as const]
    ).flatMap(([at, item]): [string, JsonObject][] => {
      if (isObject(item)) return [[at, item]];
      faults.push({
        code: "TF005",
        message: "expected an object or a list of objects",
        place: { file, path: at },
        got: JSON.stringify(item).slice(0, 60),
      });
      return [];
    });
  const below = (entries: [string, JsonObject][]) =>
    entries.flatMap(([at, value]) => Object.entries(value).map(([key, item]) => [`${at}.${key}`, key, item] as const));
  for (const kind of ["resource", "data"]) {
    if (!Object.hasOwn(json, kind)) continue;
    const types = below(objects(kind, json[kind])).filter(([, type]) => type !== "//");
    for (const [at, , named] of types) {
      for (const [place, , body] of below(objects(at, named))) objects(place, body);
    }
  }
  return faults;
}

/** Node names the position in its message, in one form or another. */
function positionIn(text: string, error: unknown): { line?: number; column?: number } {
  const offset = /position (\d+)/.exec(messageOf(error))?.[1];
  return offset === undefined ? {} : positionAt(text, Number(offset));
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function asList(value: Json): Json[] {
  return Array.isArray(value) ? value : [value];
}

function nothingThere(name: string): Fault {
  const [first, ...more] = hclIn(name);
  return {
    code: "TF003",
    message: "no Terraform JSON found",
    place: { file: name },
    expected: "files ending in .tf.json",
    ...(first === undefined
      ? { got: "none" }
      : {
          got: `only HCL, which rampart does not read: ${first}${more.length > 0 ? ` and ${more.length} more` : ""}`,
          fix: "Provide the configuration as JSON: synthesise without --hcl, or convert the HCL with hcl2json.",
        }),
  };
}

/** HCL files of a folder and below it; what cannot be read there holds none that we know of. */
function hclIn(name: string): string[] {
  if (name.endsWith(".tf") && !fs.statSync(name).isDirectory()) return [name];
  const entries = readable(name, [], () => fs.readdirSync(name, { withFileTypes: true })) ?? [];
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => (entry.isDirectory() ? !skipped.has(entry.name) : entry.name.endsWith(".tf")))
    .flatMap((entry) => {
      const below = path.join(name, entry.name);
      return entry.isDirectory() ? hclIn(below) : [below];
    });
}
