import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type Fault, FaultError } from "../core/fault";
import { isSystemError } from "../core/system-error";

/** Name of the file that records what Rampart has written into a folder. */
export const recordFile = ".rampart.json";

/** The calls that change a folder, so that tests can make each of them fail. */
export interface FileSystem {
  readonly rename: (from: string, to: string) => void;
  readonly write: (file: string, content: string) => void;
}

const realFileSystem: FileSystem = {
  rename: fs.renameSync,
  write: (file, content) => fs.writeFileSync(file, content, { mode: file.endsWith(".sh") ? 0o755 : 0o644 }),
};

/**
 * Replaces a folder's generated files, all or nothing.
 *
 * Everything is written into a folder beside it first. Then the old folder steps aside, the new one takes its name, and
 * what the old one held besides our own files, such as `.terraform`, lock files and state, moves over. A failure puts the
 * old folder back. A process that is killed between the two renames leaves `.<name>.old-…` beside the place, whole.
 *
 * @param files content by path relative to `folder`, with forward slashes
 * @returns names of the stacks that were here before and are not any more
 * @throws FaultError WR001 the folder is not ours to replace, WR002 a path leaves the folder, WR003 a file of the user's is
 *   in the way, WR004 the system refuses
 */
export function writeOutput(folder: string, files: ReadonlyMap<string, string>, system = realFileSystem): string[] {
  const target = path.resolve(folder);
  const token = randomBytes(4).toString("hex");
  const fresh = path.join(path.dirname(target), `.${path.basename(target)}.new-${token}`);
  const old = path.join(path.dirname(target), `.${path.basename(target)}.old-${token}`);
  const names = [...files.keys(), recordFile].sort();
  const before = allowed(folder, () => {
    const ours = previousFiles(folder, target);
    const faults = [...faultsOfNames(folder, names), ...faultsInTheWay(folder, target, names, ours)];
    if (faults.length > 0) throw new FaultError(faults);
    return ours;
  });
  allowed(folder, () => {
    try {
      fs.mkdirSync(path.dirname(target), { recursive: true });
      for (const name of names) {
        const file = path.join(fresh, name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        system.write(file, name === recordFile ? recordOf(names) : (files.get(name) ?? ""));
      }
      swap(target, fresh, old, before, system);
    } finally {
      fs.rmSync(fresh, { recursive: true, force: true });
    }
  });
  fs.rmSync(old, { recursive: true, force: true });
  const stacks = stacksOf(names);
  return [...stacksOf(before)].filter((stack) => !stacks.has(stack)).sort();
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
        message: "the system does not let the output be written here",
        place: { file: folder },
        got: error.message,
        fix: remedies[error.code] ?? "Name another folder with --out.",
      },
    ]);
  }
}

const permission = "Let your user write to this folder and the one it is in, or name another with --out.";
const fileInPath = "A part of this path is a file: name another folder with --out.";
const space = "Make room, or name a folder on another disk with --out.";
const mount = "This may be a mount point, which cannot be replaced: name a folder inside it with --out.";
const remedies: Readonly<Record<string, string>> = {
  EACCES: permission,
  EPERM: permission,
  EROFS: "This disk can only be read: name a folder on another with --out.",
  ENOSPC: space,
  EDQUOT: space,
  ENOTDIR: fileInPath,
  EEXIST: fileInPath,
  EBUSY: mount,
  EXDEV: mount,
};

/** Stacks by their Terraform, in JSON or HCL. */
function stacksOf(names: Iterable<string>): Set<string> {
  return new Set([...names].flatMap((name) => /^stacks\/([^/]+)\/cdk\.tf(\.json)?$/.exec(name)?.[1] ?? []));
}

/**
 * Adds files to a folder's record, so that `writeOutput` may replace what the engine's own synthesis has written there.
 *
 * @param names paths relative to `folder`, with forward slashes
 * @throws FaultError WR001 the record that is there cannot be read
 */
export function addToRecord(folder: string, names: readonly string[]): void {
  const record = path.join(folder, recordFile);
  const before = fs.existsSync(record) ? readRecord(record) : [];
  fs.writeFileSync(record, recordOf([...new Set([...before, ...names, recordFile])]));
}

function recordOf(names: readonly string[]): string {
  return `${JSON.stringify({ files: [...names].sort() }, undefined, 1)}\n`;
}

/** Puts `fresh` in the place of `target`; on failure everything is where it was. */
function swap(target: string, fresh: string, old: string, before: ReadonlySet<string>, system: FileSystem): void {
  if (!fs.existsSync(target)) {
    system.rename(fresh, target);
    return;
  }
  const moved: string[] = [];
  system.rename(target, old);
  try {
    for (const name of foreignFiles(old, before)) {
      fs.mkdirSync(path.dirname(path.join(fresh, name)), { recursive: true });
      system.rename(path.join(old, name), path.join(fresh, name));
      moved.push(name);
    }
    system.rename(fresh, target);
  } catch (error) {
    for (const name of moved) fs.renameSync(path.join(fresh, name), path.join(old, name));
    fs.renameSync(old, target);
    throw error;
  }
}

/** What we wrote into the folder the last time. */
function previousFiles(folder: string, target: string): Set<string> {
  const stat = fs.lstatSync(target, { throwIfNoEntry: false });
  if (stat === undefined) return new Set();
  const cwd = process.cwd();
  if (
    cwd === target ||
    cwd.startsWith(`${target}${path.sep}`) ||
    target === os.homedir() ||
    target === path.parse(target).root
  ) {
    throw new FaultError([
      notOurs(folder, "a folder that holds the working directory, the home folder or the whole disk"),
    ]);
  }
  if (!stat.isDirectory())
    throw new FaultError([notOurs(folder, stat.isSymbolicLink() ? "a symbolic link" : "a file")]);
  const record = path.join(target, recordFile);
  if (fs.existsSync(record)) return readRecord(record);
  // The engine's own output: its manifest and what it writes for each stack.
  if (fs.existsSync(path.join(target, "manifest.json"))) {
    return new Set(
      allFiles(target).filter((name) =>
        /^(manifest\.json|stacks\/[^/]+\/(cdk\.tf(\.json)?|metadata\.json))$/.test(name),
      ),
    );
  }
  if (fs.readdirSync(target).length > 0) throw new FaultError([notOurs(folder, "a folder with other things in it")]);
  return new Set();
}

function readRecord(record: string): Set<string> {
  try {
    const { files } = JSON.parse(fs.readFileSync(record, "utf8")) as { files?: unknown };
    if (Array.isArray(files)) return new Set(files.filter((name): name is string => typeof name === "string"));
  } catch {
    // Falls through: a record that cannot be read is no record.
  }
  throw new FaultError([
    {
      code: "WR001",
      message: "the record of what was written here cannot be read",
      place: { file: record },
      fix: "Move the folder away, and take over from it what Terraform has put there.",
    },
  ]);
}

function notOurs(folder: string, got: string): Fault {
  return {
    code: "WR001",
    message: "this is not a folder that rampart may replace",
    place: { file: folder },
    expected: "a folder that does not exist, is empty, or that rampart or cdktf has written",
    got,
    fix: "Name another folder with --out.",
  };
}

function faultsOfNames(folder: string, names: readonly string[]): Fault[] {
  const lower = new Map<string, string>();
  return names.flatMap((name): Fault[] => {
    const twin = lower.get(name.toLowerCase());
    lower.set(name.toLowerCase(), name);
    if (
      path.isAbsolute(name) ||
      name.split("/").some((part) => part === ".." || part === "." || part === "") ||
      name.includes("\\")
    ) {
      return [
        {
          code: "WR002",
          message: `the path ${JSON.stringify(name)} leaves the output folder`,
          place: { file: folder },
        },
      ];
    }
    return twin === undefined
      ? []
      : [
          {
            code: "WR002",
            message: `${twin} and ${name} are one file where case does not count`,
            place: { file: folder },
          },
        ];
  });
}

function faultsInTheWay(
  folder: string,
  target: string,
  names: readonly string[],
  before: ReadonlySet<string>,
): Fault[] {
  return names
    .filter((name) => !before.has(name) && name !== recordFile && fs.existsSync(path.join(target, name)))
    .map((name) => ({
      code: "WR003",
      message: "a file that is not rampart's stands where one has to be written",
      place: { file: path.join(folder, name) },
      fix: "Move it away, or name another folder with --out.",
    }));
}

function foreignFiles(folder: string, ours: ReadonlySet<string>): string[] {
  return allFiles(folder).filter((name) => !ours.has(name) && name !== recordFile);
}

/** Files and links below a folder; links are moved, not followed. */
function allFiles(folder: string, below = ""): string[] {
  return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? allFiles(folder, name) : [name];
  });
}
