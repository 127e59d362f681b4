import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "./package-root";

const files = new Map<string, unknown>();

/**
 * A JSON file of the package, read on first use.
 *
 * @param parts steps of its path below the package's root
 */
export function dataFile<T>(...parts: readonly string[]): T {
  const file = path.join(packageRoot, ...parts);
  if (!files.has(file)) files.set(file, JSON.parse(fs.readFileSync(file, "utf8")));
  return files.get(file) as T;
}
