import * as fs from "node:fs";
import Module, { createRequire } from "node:module";
import * as path from "node:path";
import * as vm from "node:vm";
import { packFiles, packRoot, readOrUndefined } from "./files";
import { engineTag, keptFor } from "./kept";

/** A module of a dependency: its file below the package's folder, what that file was, where its requests lead, and its code. */
export type OutsideModule = readonly [
  file: string,
  size: number,
  modified: number,
  requests: Readonly<Record<string, number>>,
  body: (exports: object, require: NodeJS.Require, module: object, filename: string, dirname: string) => void,
];

/** The modules of dependencies that the build packed, and those of them that the command line asks for. */
export interface OutsideModules {
  readonly requests: Readonly<Record<string, number>>;
  readonly modules: readonly OutsideModule[];
}

/** Node's own way to load a module, which has no types. */
interface Loader {
  _load(request: string, parent: { filename?: string } | undefined, ...rest: unknown[]): unknown;
  _cache: Record<string, NodeModule | undefined>;
}

/** The modules of dependencies, as they were when the build packed them. */
export interface Outside {
  /** What V8 has compiled so far, to be kept for the next run. */
  compiled(): Buffer;
}

/**
 * Loads the modules of dependencies that the build packed from one file, where V8 finds them compiled. A file that has changed
 * since is loaded as Node does, and so is everything on another version of Node or another engine.
 *
 * @param dist folder of the compiled program
 * @param tag what the file has to be for. @default - this version of Node
 */
export function useOutside(dist: string, tag = engineTag()): Outside | undefined {
  const files = packFiles(dist);
  if (keptFor(files) !== tag) return undefined;
  // The file is plain ASCII.
  const source = readOrUndefined(files.outside)?.toString("latin1");
  if (source === undefined) return undefined;
  const cachedData = readOrUndefined(files.outsideCache);
  const script = new vm.Script(source, { filename: files.outside, ...(cachedData ? { cachedData } : {}) });
  const { requests, modules } = script.runInThisContext() as OutsideModules;
  const root = packRoot(dist);
  const entry = path.join(files.modules, "index.js");
  if (!isFound(createRequire(entry), "cdktf", modules[requests.cdktf ?? -1], root)) return undefined;
  serve(entry, requests, modules, root);
  return { compiled: () => script.createCachedData() };
}

/** The engine is the user's choice: it may be another one by now. */
function isFound(from: NodeJS.Require, request: string, found: OutsideModule | undefined, root: string): boolean {
  if (!found) return true;
  try {
    return from.resolve(request) === path.join(root, found[0]);
  } catch {
    return false;
  }
}

function serve(
  entry: string,
  first: Readonly<Record<string, number>>,
  modules: readonly OutsideModule[],
  root: string,
): void {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  const known = new Map([[entry, first]]);
  loader._load = function (request, parent, ...rest) {
    const number = known.get(parent?.filename ?? "")?.[request];
    const found = number === undefined ? undefined : modules[number];
    if (!found) return load.call(this, request, parent, ...rest);
    const [file, size, modified, requests, body] = found;
    const filename = path.join(root, file);
    const loaded = loader._cache[filename];
    if (loaded) return loaded.exports;
    const stat = fs.statSync(filename, { throwIfNoEntry: false });
    if (stat?.size !== size || stat.mtimeMs !== modified) return load.call(this, request, parent, ...rest);
    const module = new Module(filename, parent as NodeModule);
    module.filename = filename;
    module.paths = (Module as unknown as { _nodeModulePaths(from: string): string[] })._nodeModulePaths(
      path.dirname(filename),
    );
    loader._cache[filename] = module;
    known.set(filename, requests);
    try {
      const require = ((wanted: string) => module.require(wanted)) as NodeJS.Require;
      body.call(module.exports, module.exports, require, module, filename, path.dirname(filename));
      module.loaded = true;
    } catch (error) {
      delete loader._cache[filename];
      throw error;
    }
    return module.exports;
  };
}
