import * as fs from "node:fs";
import * as path from "node:path";

/** Folder of the compiled program. */
const dist = path.resolve(__dirname, "..", "..", "..");

/** Folder of the compiled modules. */
export const modulesFolder = path.join(dist, "src");

/** All compiled modules in one file. */
export const packFile = path.join(dist, "pack", "pack.js");

/** What V8 made of the pack, for the version of Node that the build ran on; others do without. */
export const cacheFile = path.join(dist, "pack", "pack.cache");

/** Says which build the pack is of. */
export const stampFile = path.join(dist, "pack", "stamp");

/** The build that the compiled modules are of; undefined in an installed package, whose modules nobody compiles again. */
export function currentBuild(): string | undefined {
  const info = fs.statSync(path.join(dist, ".tsbuildinfo"), { throwIfNoEntry: false });
  return info && `${info.mtimeMs} ${info.size}`;
}
