import Module from "node:module";
import * as v8 from "node:v8";
import { type PackFiles, readOrUndefined } from "./files";

/** Node from 22.1. */
interface CompileCache {
  enableCompileCache?(): unknown;
}

const { enableCompileCache } = Module as CompileCache;

/** True where Node itself can keep what it compiles of modules. */
export function hasCompileCache(): boolean {
  return enableCompileCache !== undefined;
}

/** Newer versions of Node keep what they compiled; how long it may be kept and where is for Node's own variables to say. */
export function useCompileCache(): void {
  enableCompileCache?.();
}

/** What V8 accepts compiled code from: its own version, with the same flags. */
export function engineTag(): string {
  return `${process.version} ${v8.cachedDataVersionTag()}`;
}

/** The tag of the V8 that the build has kept compiled code for. */
export function keptFor({ keptFor: file }: PackFiles): string | undefined {
  return readOrUndefined(file)?.toString();
}
