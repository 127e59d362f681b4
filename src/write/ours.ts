import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type Fault, FaultError } from "../core/fault";
import { stagingFolder } from "../core/unfinished";
import { standing } from "./file-system";
import { lockPrefix } from "./lock";
import { manifestFile, readManifest } from "./manifest";
import { byPlatform, type Files, readRecord } from "./record";

/**
 * What was written into a folder before, by Rampart or the engine.
 *
 * @param fresh names of the files that are to be written
 * @param others stacks that the engine itself is writing there now
 * @throws FaultError WR001 the folder is not ours to write to
 */
export function previousFiles(
  target: string,
  shown: string,
  fresh: { has(name: string): boolean },
  others: ReadonlySet<string>,
): Files {
  const files = readRecord(target, shown);
  if (files !== undefined) return files;
  const stacks = readManifest(target);
  if (stacks !== undefined) {
    // What the engine writes for each stack. A stack of no platform is replaced by one of its name, and else not ours.
    const names = stacks.flatMap(({ name, file, platform }) =>
      [file, `stacks/${name}/metadata.json`].filter((one) => platform !== undefined || fresh.has(one)),
    );
    const there = names.filter((name) => standing(path.join(target, name))?.isFile());
    return byPlatform([manifestFile, ...there], stacks, () => "");
  }
  if (holdsMore(target, others)) throw new FaultError([notOurs(shown, "a folder with other content")]);
  return new Map();
}

/**
 * Refuses a folder that nothing may be written into, before so much as a lock is.
 *
 * @throws FaultError WR001
 */
export function refuseForeign(
  target: string,
  shown: string,
  fresh: { has(name: string): boolean },
  others: ReadonlySet<string>,
): void {
  const stat = standing(target);
  if (stat === undefined) return;
  const cwd = process.cwd();
  if (
    cwd === target ||
    cwd.startsWith(`${target}${path.sep}`) ||
    target === os.homedir() ||
    target === path.parse(target).root
  ) {
    throw new FaultError([
      notOurs(shown, "a folder that contains the working directory, the home folder or the whole disk"),
    ]);
  }
  if (!stat.isDirectory()) throw new FaultError([notOurs(shown, stat.isSymbolicLink() ? "a symbolic link" : "a file")]);
  // A run is at work here, or was killed: when the folder is locked, we shall see what it has left.
  if (!fs.readdirSync(target).some((name) => name === stagingFolder || name.startsWith(lockPrefix)))
    previousFiles(target, shown, fresh, others);
}

/** The engine makes the folder `stacks` before anything else. */
function holdsMore(target: string, others: ReadonlySet<string>): boolean {
  const entries = fs.readdirSync(target, { withFileTypes: true }).filter(({ name }) => !name.startsWith(lockPrefix));
  return entries.some(
    (entry) =>
      entry.name !== "stacks" ||
      !entry.isDirectory() ||
      fs.readdirSync(path.join(target, "stacks")).some((stack) => !others.has(stack)),
  );
}

function notOurs(shown: string, got: string): Fault {
  return {
    code: "WR001",
    message: "rampart may not use this folder as its output folder",
    place: { file: shown },
    expected: "a folder that does not exist, is empty, or was written by rampart or cdktf",
    got,
    fix: "Choose another folder with --out.",
  };
}
