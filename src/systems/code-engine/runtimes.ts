import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../core/package-root";

export interface FunctionRuntimes {
  /** The day by which support is judged: `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly source: string;
  /** The last day of each runtime: `YYYY-MM-DD`. */
  readonly endOfLife: Readonly<Record<string, string>>;
}

let read: FunctionRuntimes | undefined;

/** Managed runtimes of functions: the provider takes any text, and a function whose runtime has ended stops working. */
export function functionRuntimes(): FunctionRuntimes {
  const file = path.join(packageRoot, "src", "systems", "code-engine", "data", "runtimes.json");
  read ??= JSON.parse(fs.readFileSync(file, "utf8")) as FunctionRuntimes;
  return read;
}
