import * as fs from "node:fs";
import * as path from "node:path";
import type { Finding } from "./fault-list";
import { visible } from "./hidden-characters";

/** A file that a blueprint extends: as the user would name it, and where it really is. */
export interface Extended {
  readonly file: string;
  readonly real: string;
}

const expected = "a file in the blueprint's folder, such as ./base.yaml";

/** Finds the file that `extends` names, seen from the file that says so; it must lie in the folder, a real path. */
export function findExtended(name: unknown, from: string, folder: string): Extended | Finding {
  if (typeof name !== "string" || !isRelative(name)) {
    const got = typeof name === "string" ? visible(JSON.stringify(name)) : name === null ? "nothing" : "not a string";
    return { code: "BP030", message: "extends must be a relative file path", expected, got };
  }
  const file = path.join(path.dirname(from), name);
  // Before anything is looked up: a blueprint does not learn what exists elsewhere.
  if (!isInside(folder, path.resolve(realFolder(from), name))) return outside(name);
  const real = realPath(file);
  if (real === undefined) {
    return {
      code: "BP031",
      message: "the extended file does not exist or cannot be read",
      expected,
      got: visible(file),
    };
  }
  if (!isInside(folder, real)) return outside(name);
  if (fs.statSync(real, { throwIfNoEntry: false })?.isFile() !== true) {
    return { code: "BP035", message: "the extended path is not a file", expected, got: visible(file) };
  }
  return { file, real };
}

/** The folder of a file with symbolic links resolved, if it exists. */
export function realFolder(file: string): string {
  const folder = path.dirname(path.resolve(file));
  return realPath(folder) ?? folder;
}

/** A path with symbolic links resolved, or undefined when there is nothing that may be seen. */
export function realPath(file: string): string | undefined {
  try {
    return fs.realpathSync(file);
  } catch {
    return undefined;
  }
}

/** Neither absolute on any system, nor a URL, nor written with the separators of one system only. */
function isRelative(name: string): boolean {
  return name.trim() !== "" && !/^[a-z][a-z0-9+.-]*:|^~|^\/|\\/i.test(name);
}

function isInside(folder: string, target: string): boolean {
  const way = path.relative(folder, target);
  return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

function outside(name: string): Finding {
  const message = "the extended file is outside the blueprint's folder";
  const fix = "Move the extended blueprint into this folder or a subfolder: as a Git submodule, or as a copy.";
  return { code: "BP032", message, expected, got: visible(name), fix };
}
