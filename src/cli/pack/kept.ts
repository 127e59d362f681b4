import * as fs from "node:fs";
import Module from "node:module";
import * as os from "node:os";
import * as path from "node:path";
import * as v8 from "node:v8";
import { type PackFiles, readOrUndefined } from "./files";

/** Node from 22.1. */
interface CompileCache {
  enableCompileCache?(folder: string): unknown;
}

const { enableCompileCache } = Module as CompileCache;

/** True where Node itself can keep what it compiles of modules. */
export function hasCompileCache(): boolean {
  return enableCompileCache !== undefined;
}

/**
 * Newer versions of Node keep what they compiled: where `NODE_COMPILE_CACHE` says, else in the user's own cache. Node's default is a
 * folder of a known name among the temporary files, where others may put code for Rampart to run.
 */
export function useCompileCache(): void {
  const folder = compileCacheFolder();
  if (folder !== undefined) enableCompileCache?.(folder);
}

/** Where Node keeps what it compiled; undefined when it is not to keep it. */
export function compileCacheFolder(): string | undefined {
  return process.env.NODE_COMPILE_CACHE ?? userCache();
}

/** A folder below the user's home; undefined where that is missing, or somebody else's. */
function userCache(): string | undefined {
  const home = os.homedir();
  const stat = fs.statSync(home, { throwIfNoEntry: false });
  if (!stat?.isDirectory() || stat.uid !== (process.getuid?.() ?? stat.uid)) return undefined;
  const { XDG_CACHE_HOME: cache = "" } = process.env;
  return path.join(path.isAbsolute(cache) ? cache : path.join(home, ".cache"), "rampart");
}

/** What V8 accepts compiled code from: its own version, with the same flags. */
export function engineTag(): string {
  return `${process.version} ${v8.cachedDataVersionTag()}`;
}

/** The tag of the V8 that the build has kept compiled code for. */
export function keptFor({ keptFor: file }: PackFiles): string | undefined {
  return readOrUndefined(file)?.toString();
}
