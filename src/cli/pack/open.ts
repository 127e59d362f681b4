import { createRequire } from "node:module";
import * as path from "node:path";
import * as vm from "node:vm";
import { currentBuild, distFolder, packFiles, readOrUndefined } from "./files";
import { engineTag, hasCompileCache, keptFor } from "./kept";

/** A compiled module: where it lies, which modules of the pack its requests are, and its code. */
export type PackedModule = readonly [
  file: string,
  requests: Readonly<Record<string, number>>,
  body: (
    exports: object,
    require: (request: string) => unknown,
    module: { exports: object },
    filename: string,
    dirname: string,
  ) => void,
];

/** The compiled modules of the package in one file. */
export interface Pack {
  /** What a module exports, by its path below `dist/src`: the same for everybody who loads it from this pack. */
  load(file: string): unknown;
  /** What V8 has compiled so far, to be kept for the next run. @default - Node keeps it itself */
  compiled?(): Buffer;
}

/**
 * Opens the pack that the build wrote: one file instead of eight hundred to be found, read and compiled. Undefined where there
 * is none, or where the modules have been compiled again since.
 *
 * @param dist folder of the compiled program
 */
export function openPack(dist = distFolder): Pack | undefined {
  const files = packFiles(dist);
  const stamp = readOrUndefined(files.stamp)?.toString();
  const build = currentBuild(dist);
  if (stamp === undefined || (build !== undefined && build !== stamp)) return undefined;
  if (keptFor(files) !== engineTag() && hasCompileCache()) {
    // Node keeps what it compiles of modules.
    return { load: loader(createRequire(files.pack)(files.pack) as readonly PackedModule[], files.modules) };
  }
  // The file is plain ASCII.
  const source = readOrUndefined(files.pack)?.toString("latin1");
  if (source === undefined) return undefined;
  const cachedData = readOrUndefined(files.cache);
  const script = new vm.Script(source, { filename: files.pack, ...(cachedData ? { cachedData } : {}) });
  const load = loader(script.runInThisContext() as readonly PackedModule[], files.modules);
  return { load, compiled: () => script.createCachedData() };
}

/** Loads modules as Node does, each once, but for the way to find them. */
function loader(pack: readonly PackedModule[], folder: string): (file: string) => unknown {
  const loaded: { exports: object }[] = [];
  const outside = createRequire(path.join(folder, "index.js"));
  const load = (index: number): unknown => {
    const known = loaded[index];
    if (known) return known.exports;
    const [file, requests, body] = pack[index] as PackedModule;
    const module = { exports: {} };
    loaded[index] = module;
    const require = (request: string) => {
      const inside = requests[request];
      return inside === undefined ? outside(request) : load(inside);
    };
    const filename = path.join(folder, file);
    body.call(module.exports, module.exports, require, module, filename, path.dirname(filename));
    return module.exports;
  };
  return (wanted) => load(pack.findIndex(([file]) => file === wanted));
}
