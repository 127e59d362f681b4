import { dataFile } from "../../core/data-file";

export interface FunctionRuntimes {
  /** The day by which support is judged: `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly source: string;
  /** The last day of each runtime: `YYYY-MM-DD`. */
  readonly endOfLife: Readonly<Record<string, string>>;
}

/** Managed runtimes of functions: the provider takes any text, and a function whose runtime has ended stops working. */
export function functionRuntimes(): FunctionRuntimes {
  return dataFile("src", "systems", "code-engine", "data", "runtimes.json");
}
