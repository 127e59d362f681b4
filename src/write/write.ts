import * as fs from "node:fs";
import * as path from "node:path";
import { type Fault, FaultError } from "../core/fault";
import { isSystemError } from "../core/system-error";
import { guardFile, guardText } from "../core/unfinished";
import { type FileSystem, realFileSystem, standing } from "./file-system";
import { withLock } from "./lock";
import { manifestFile, presentStacks, stacksIn, withStacks } from "./manifest";
import { inTheWay, nameFaults, obstacle, obstacles, twinFaults } from "./names";
import { previousFiles, refuseForeign } from "./ours";
import { byPlatform, type Files, recordFile, recordOf } from "./record";
import { recover, swap } from "./swap";

export interface WriteOptions {
  /** Remove what platforms have left here that `files` does not speak of. @default false */
  readonly prune?: boolean;
  /** Stacks that somebody else writes into the folder in the same run, as the engine does. @default - none */
  readonly others?: ReadonlySet<string>;
  /** Milliseconds to wait for another run that writes here. @default 10,000 */
  readonly patience?: number;
  readonly system?: FileSystem;
}

/** What came of writing, besides the files. */
export interface Written {
  /** Names of the stacks that were here before and are not any more. */
  readonly former: readonly string[];
  /** Stacks of platforms that `files` does not speak of, which were left alone, by platform. */
  readonly leftAlone: ReadonlyMap<string, readonly string[]>;
  /** What the user should know of runs that were killed here. */
  readonly notes: readonly string[];
}

/**
 * Replaces a folder's generated files, all or nothing, and leaves everything else in it alone: files, modes, empty folders.
 *
 * One process at a time writes into a folder. Of what was written there before, the files of the same platforms go when they are
 * not generated any more; other platforms keep theirs, and their entries in `manifest.json`. A file whose content is what it has
 * to be is not touched. Nothing is followed that is a link below the folder. A run that is killed leaves files that have not
 * moved, or a journal by which the next run goes on.
 *
 * @param files content by path relative to `folder`, with forward slashes; `manifest.json` says whose a stack is
 * @throws FaultError WR001 the folder is not ours to write to, WR002 a path leaves the folder, WR003 something of the user's is
 *   in the way, WR004 the system refuses, WR005 another run keeps the folder, WR006 what a killed run has left cannot be read,
 *   WR007 what was begun could not be taken back, WR008 the file is another platform's
 */
export function writeOutput(folder: string, files: ReadonlyMap<string, string>, options: WriteOptions = {}): Written {
  const target = path.resolve(folder);
  const system = options.system ?? realFileSystem;
  const others = options.others ?? new Set();
  const names = [...files.keys()];
  return allowed(folder, () => {
    refuseForeign(target, folder, files, others);
    const faults = [...nameFaults(folder, names), ...twinFaults(folder, [...names, recordFile])];
    if (faults.length > 0) throw new FaultError(faults);
    return withLock(
      target,
      folder,
      (locks) => {
        const recovered = recover(target, folder, system);
        const before = previousFiles(target, folder, files, others);
        const plan = planOf(target, files, before, options.prune ?? false);
        const remove = plan.remove.filter((name) => isOwnFile(target, name, plan.put));
        const ways = faultsInTheWay(folder, target, [...plan.put.keys()], remove, before, plan.replaced);
        if (ways.length > 0) throw new FaultError(ways);
        clearGuards(target, plan.put.keys());
        const put = new Map([...plan.put].filter(([name, text]) => !holds(path.join(target, name), text)).sort(byUse));
        if (put.size + remove.length > 0) swap(target, folder, put, remove, system);
        return {
          former: plan.former,
          leftAlone: plan.leftAlone,
          notes: [...new Set(locks), ...(recovered === undefined ? [] : [recovered])],
        };
      },
      options.patience,
    );
  });
}

interface Plan {
  readonly put: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
  /** Files of before whose names may be written. */
  readonly replaced: ReadonlySet<string>;
  readonly former: readonly string[];
  readonly leftAlone: ReadonlyMap<string, readonly string[]>;
}

function planOf(target: string, files: ReadonlyMap<string, string>, before: Files, prune: boolean): Plan {
  const manifest = files.get(manifestFile);
  const fresh = byPlatform(files.keys(), stacksIn(manifest ?? "") ?? [], () => "");
  const goes = ([platform]: readonly [string, unknown]) => prune || fresh.has(platform);
  const replaced = new Set([...before].filter(goes).flatMap(([, names]) => [...names]));
  const kept = new Map([...before].filter((entry) => !goes(entry)));
  const remove = [...replaced].filter((name) => !files.has(name) && name !== recordFile);
  const put = new Map(files);
  if (manifest !== undefined) {
    const gone = new Set(remove);
    put.set(
      manifestFile,
      withStacks(
        manifest,
        presentStacks(target).filter(({ file }) => !gone.has(file)),
      ),
    );
  }
  put.set(recordFile, recordOf(new Map([...kept, ...fresh])));
  const now = stacksOf(files.keys());
  return {
    put,
    remove,
    replaced,
    former: [...stacksOf(replaced)].filter((stack) => !now.has(stack)).sort(),
    leftAlone: new Map(
      [...kept]
        .map(([platform, names]) => [platform, [...stacksOf(names)].sort()] as const)
        .filter(([, stacks]) => stacks.length > 0),
    ),
  };
}

/** Stacks by their Terraform, in JSON or HCL. */
function stacksOf(names: Iterable<string>): Set<string> {
  return new Set([...names].flatMap((name) => /^stacks\/([^/]+)\/cdk\.tf(\.json)?$/.exec(name)?.[1] ?? []));
}

/** False for what has gone already, and where case does not count for a new file under its old name. */
function isOwnFile(target: string, name: string, put: ReadonlyMap<string, string>): boolean {
  const stat = standing(path.join(target, name));
  if (stat === undefined) return false;
  const twin = [...put.keys()].find((other) => other.toLowerCase() === name.toLowerCase());
  return twin === undefined || standing(path.join(target, twin))?.ino !== stat.ino;
}

function faultsInTheWay(
  folder: string,
  target: string,
  put: readonly string[],
  remove: readonly string[],
  before: Files,
  replaced: ReadonlySet<string>,
): Fault[] {
  const owners = new Map(
    [...before].flatMap(([platform, names]) => [...names].map((name) => [name, platform] as const)),
  );
  const foreign = [...put].flatMap((name): Fault[] => {
    if (name === recordFile || replaced.has(name) || obstacle(target, folder, name) !== undefined) return [];
    const owner = owners.get(name);
    if (owner !== undefined) return [otherPlatforms(path.join(folder, name), owner)];
    return standing(path.join(target, name)) === undefined ? [] : [inTheWay(folder, name, "a file")];
  });
  return [...obstacles(target, folder, [...put, ...remove]), ...foreign];
}

function otherPlatforms(file: string, owner: string): Fault {
  return {
    code: "WR008",
    message: `the file belongs to the platform ${owner}, whose output is in the same folder`,
    place: { file },
    fix: "Choose another folder with --out, or remove that platform's files with --prune.",
  };
}

/** Guards whose run is forgotten: somebody has removed its journal by hand. */
function clearGuards(target: string, names: Iterable<string>): void {
  for (const stack of stacksOf(names)) {
    const guard = path.join(target, "stacks", stack, guardFile);
    if (obstacle(target, target, `stacks/${stack}/${guardFile}`) === undefined && holds(guard, guardText))
      fs.unlinkSync(guard);
  }
}

function holds(file: string, text: string): boolean {
  const content = Buffer.from(text);
  return standing(file)?.size === content.length && fs.readFileSync(file).equals(content);
}

/** What is used moves first, then what uses it: files, Terraform, the manifest, the record. */
function byUse([a]: readonly [string, string], [b]: readonly [string, string]): number {
  const rank = (name: string) => (name === recordFile ? 3 : name === manifestFile ? 2 : stacksOf([name]).size);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** Does some work; what the system refuses is a fault, as it is the user who can change it. */
function allowed<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new FaultError([
      {
        code: "WR004",
        message: "the output cannot be written here",
        place: { file: folder },
        got: error.message,
        fix: remedies[error.code] ?? "Choose another folder with --out.",
      },
    ]);
  }
}

const permission = "Grant your user write permission on this folder and its parent, or choose another with --out.";
const fileInPath = "A part of this path is a file: choose another folder with --out.";
const space = "Free up space, or choose a folder on another disk with --out.";
const mount = "This may be a mount point, which cannot be replaced: choose a folder inside it with --out.";
const remedies: Readonly<Record<string, string>> = {
  EACCES: permission,
  EPERM: permission,
  EROFS: "The file system is read-only: choose a folder on another one with --out.",
  ENOSPC: space,
  EDQUOT: space,
  ENOTDIR: fileInPath,
  EEXIST: fileInPath,
  EBUSY: mount,
  EXDEV: mount,
};
