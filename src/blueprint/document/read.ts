import * as fs from "node:fs";
import * as path from "node:path";
import type { Fault, Place } from "../../core/fault";
import { isMapping, type LoadedDocument, type PathStep, showPath } from "./document";
import { type ParsedFile, parseText } from "./parse";

/** Largest file, in bytes. */
const largest = 1024 * 1024;
/** Longest chain of `extends`. */
const longestChain = 8;

/**
 * Reads a blueprint with what it extends. Bad content is a fault, not an exception.
 *
 * `extends` names a file, or a list of which later ones win, inside the folder of the first file. Mappings merge key by
 * key, anything else is replaced, `null` removes.
 */
export function readDocument(file: string): LoadedDocument {
  const folder = path.dirname(path.resolve(file));
  const loaded = readChain(file, fs.existsSync(folder) ? fs.realpathSync(folder) : folder, []);
  return {
    value: loaded.value,
    faults: loaded.faults,
    locate: (at, part = "value") => locate(loaded.layers, file, at, part),
  };
}

/** One file's places, the winning file first. */
type Layer = ParsedFile["places"];

interface Chain {
  readonly value: unknown;
  readonly faults: Fault[];
  readonly layers: readonly Layer[];
}

function readChain(file: string, folder: string, above: readonly string[]): Chain {
  const fault = unreadable(file);
  if (fault) return { value: undefined, faults: [fault], layers: [] };
  const parsed = parseText(file, fs.readFileSync(file, "utf8").replace(/^\ufeff/, ""));
  if (!isMapping(parsed.value)) return { value: undefined, faults: parsed.faults, layers: [parsed.places] };
  const { extends: parents, ...own } = parsed.value;
  let merged: unknown = {};
  const faults = [...parsed.faults];
  const layers: Layer[] = [];
  const seen = [...above, fs.realpathSync(file)];
  for (const [name, at] of extended(parents)) {
    const place = { ...locate([parsed.places], file, at, "value"), path: showPath(at) };
    const target = resolveParent(name, file, folder, seen);
    if (typeof target !== "string") {
      faults.push({ ...target, place });
      continue;
    }
    const parent = readChain(target, folder, seen);
    faults.push(...parent.faults);
    layers.unshift(...parent.layers);
    merged = merge(merged, parent.value);
  }
  return { value: merge(merged, own), faults, layers: [parsed.places, ...layers] };
}

function extended(parents: unknown): [unknown, PathStep[]][] {
  if (parents === undefined) return [];
  return Array.isArray(parents) ? parents.map((name, index) => [name, ["extends", index]]) : [[parents, ["extends"]]];
}

/** The file that `extends` names, or why it may not be read. */
function resolveParent(
  name: unknown,
  from: string,
  folder: string,
  seen: readonly string[],
): string | Omit<Fault, "place"> {
  const expected = "a file in the blueprint's folder, such as ./base.yaml";
  if (typeof name !== "string" || name === "" || path.isAbsolute(name) || /^[a-z]+:/i.test(name)) {
    return { code: "BP030", message: "this is no file to extend", expected, got: JSON.stringify(name ?? null) };
  }
  const target = path.join(path.dirname(from), name);
  if (!fs.existsSync(target)) return { code: "BP031", message: "the file to extend is missing", expected, got: target };
  const real = fs.realpathSync(target);
  if (real !== folder && !real.startsWith(`${folder}${path.sep}`)) {
    return { code: "BP032", message: "the file to extend lies outside the blueprint's folder", expected, got: name };
  }
  if (seen.includes(real))
    return {
      code: "BP033",
      message: "a blueprint cannot extend itself",
      got: [...seen, real].map((file) => path.basename(file)).join(" → "),
    };
  if (seen.length >= longestChain)
    return {
      code: "BP034",
      message: "the chain of extended files is too long",
      expected: `at most ${longestChain} files`,
    };
  return target;
}

function unreadable(file: string): Fault | undefined {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return { code: "BP001", message: "there is no such file", place: { file } };
  if (!stat.isFile())
    return { code: "BP001", message: "this is not a file", place: { file }, expected: "a blueprint, one YAML file" };
  if (stat.size > largest) {
    return {
      code: "BP001",
      message: "the file is too large",
      place: { file },
      expected: "at most 1 MiB",
      got: `${stat.size} bytes`,
    };
  }
  return undefined;
}

/** The child wins; mappings merge key by key; null removes what the parent has. */
function merge(parent: unknown, child: unknown): unknown {
  if (!isMapping(parent) || !isMapping(child)) return child;
  const result: Record<string, unknown> = { ...parent };
  for (const [key, value] of Object.entries(child)) {
    if (value === null && key in parent) delete result[key];
    else result[key] = merge(parent[key], value);
  }
  return result;
}

function locate(layers: readonly Layer[], file: string, at: readonly PathStep[], part: "key" | "value"): Place {
  for (let length = at.length; length >= 0; length -= 1) {
    const key = JSON.stringify(at.slice(0, length));
    const found = layers.find((layer) => layer.has(key))?.get(key);
    if (found)
      return {
        ...((part === "key" && length === at.length ? found.key : undefined) ?? found.value),
        path: showPath(at),
      };
  }
  return { file, path: showPath(at) };
}
