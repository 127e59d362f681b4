import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";

/** Makes a folder a project of a user's, with the package as it is, the engine and types in `node_modules`. */
export function makeProject(folder: string): void {
  const modules = path.join(folder, "node_modules");
  fs.mkdirSync(modules);
  fs.symlinkSync(packageRoot, path.join(modules, "rampart"));
  for (const name of ["cdktf", "cdktn", "constructs", "@types"])
    fs.symlinkSync(path.join(packageRoot, "node_modules", name), path.join(modules, name));
}

/** Compiles programs of a project as strictly as can be: what the compiler prints, nothing when all is well. */
export function compile(folder: string, files: readonly string[], types: readonly string[]): string {
  const compiler = path.join(packageRoot, "node_modules", "typescript", "bin", "tsc");
  const options = "--strict --module node16 --moduleResolution node16 --target es2022 --skipLibCheck --types";
  const { stdout, stderr } = runNode(folder, compiler, ...options.split(" "), types.join(","), ...files);
  return stdout + stderr;
}

/** Runs Node in a project. */
export function runNode(folder: string, ...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
}
