import * as fs from "node:fs";
import * as path from "node:path";
import type { Fault } from "./fault";

/** Folder inside an output folder in which a run prepares its files; it is gone when the run has ended. */
export const stagingFolder = ".rampart.new";

/** Journals in the staging folder, which are there while files are moved into place: the swap goes on, or is taken back. */
export const journals = { commit: "commit.json", undo: "undo.json" } as const;

/**
 * File in each stack's folder while files are moved: Terraform refuses the folder, and prints the key that it does not know.
 * It ends in `.tf.json` to be read, whether the stack is JSON or HCL.
 */
export const guardFile = "rampart-unfinished.tf.json";

/** Text of the guard. */
export const guardText = `${JSON.stringify({ "half written: run rampart synth again": {} })}\n`;

/** How deep the files of an output folder lie in it: `stacks/<stack>/cdk.tf.json`. */
const depth = 3;

/** True when a run was killed, or is at work, between its first file that moved into this output folder and its last. */
function isUnfinished(folder: string): boolean {
  return Object.values(journals).some((journal) => fs.existsSync(path.join(folder, stagingFolder, journal)));
}

/**
 * A fault for an output folder that is half written, or for what lies in one. What reads an output folder asks this first.
 *
 * @param name file or folder as the user named it
 */
export function unfinishedFault(name: string): Fault | undefined {
  let folder = path.resolve(name);
  for (let level = 0; level <= depth; level += 1) {
    if (isUnfinished(folder)) {
      return {
        code: "TF007",
        message: "the output folder is incomplete: it mixes the files of two runs",
        place: { file: name },
        got: `an open journal in ${path.join(level === 0 ? name : folder, stagingFolder)}: a run was killed, or is still writing`,
        fix: "Run the synthesis again: it completes the interrupted run.",
      };
    }
    folder = path.dirname(folder);
  }
  return undefined;
}
