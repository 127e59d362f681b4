import * as fs from "node:fs";
import * as path from "node:path";
import { FaultError } from "../core/fault";
import { isSystemError } from "../core/system-error";
import { folderOf, type Json, type StackJson } from "./configuration";

/** Name of the file beside a platform's first stack that lists the CRNs of what the platform uses and does not create. */
export const existingFile = "existing.json";

/** Text of the file. */
export function existingText(crns: readonly string[]): string {
  return `${JSON.stringify([...new Set(crns)].sort(), undefined, 1)}\n`;
}

/**
 * CRNs of what stacks use and nobody here creates, as the files beside them list them.
 *
 * @throws FaultError TF011 for each file that is no list of texts
 */
export function existingBeside(stacks: readonly StackJson[]): string[] {
  const folders = stacks.map(({ file }) => folderOf(file));
  const lists = [...new Set(folders)].map((folder) => {
    const file = path.join(folder, existingFile);
    return { file, crns: listIn(file) };
  });
  const faults = lists.flatMap(({ file, crns }) =>
    crns === undefined
      ? [
          {
            code: "TF011",
            message: "the list of existing resources is invalid",
            place: { file },
            expected: "a JSON list of CRNs",
            fix: "Synthesise again, or delete the file and name them with --existing.",
          },
        ]
      : [],
  );
  if (faults.length > 0) throw new FaultError(faults);
  return lists.flatMap(({ crns = [] }) => crns);
}

/** None where there is no file; undefined for a file that is no list of texts. */
function listIn(file: string): string[] | undefined {
  try {
    const value = JSON.parse(fs.readFileSync(file, "utf8")) as Json;
    return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : undefined;
  } catch (error) {
    return isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR") ? [] : undefined;
  }
}
