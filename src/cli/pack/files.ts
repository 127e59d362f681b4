import * as fs from "node:fs";
import * as path from "node:path";

/** Files of the pack, below the folder of the compiled program. */
export interface PackFiles {
  /** Folder of the compiled modules. */
  readonly modules: string;
  /** Folder of the files below. */
  readonly folder: string;
  /** All compiled modules in one file. */
  readonly pack: string;
  /** What V8 made of the pack, for the version of Node that the build ran on. */
  readonly cache: string;
  /** Says which build the pack is of. */
  readonly stamp: string;
  /** Modules of dependencies that a synthesis loads, in one file. They are others' work: the file is never published. */
  readonly outside: string;
  /** What V8 made of them. */
  readonly outsideCache: string;
  /** Says which version of Node the compiled code is for. */
  readonly keptFor: string;
}

/** Folder of the compiled program. */
export const distFolder = path.resolve(__dirname, "..", "..", "..");

export function packFiles(dist: string): PackFiles {
  const folder = path.join(dist, "pack");
  return {
    modules: path.join(dist, "src"),
    folder,
    pack: path.join(folder, "pack.js"),
    cache: path.join(folder, "pack.cache"),
    stamp: path.join(folder, "stamp"),
    outside: path.join(folder, "outside.js"),
    outsideCache: path.join(folder, "outside.cache"),
    keptFor: path.join(folder, "kept-for"),
  };
}

/** Folder of the package that a compiled program is of. */
export function packRoot(dist: string): string {
  return path.dirname(dist);
}

/** Content of a file that need not be there. */
export function readOrUndefined(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** The build that the compiled modules are of; undefined in an installed package, whose modules nobody compiles again. */
export function currentBuild(dist: string): string | undefined {
  const info = fs.statSync(path.join(dist, ".tsbuildinfo"), { throwIfNoEntry: false });
  return info && `${info.mtimeMs} ${info.size}`;
}
