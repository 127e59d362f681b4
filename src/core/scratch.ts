import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type Fault, FaultError } from "./fault";
import { isSystemError } from "./system-error";

/**
 * A folder of this process's own in the temporary folder, which only its user can open. Its name says whose it is, so that the
 * next run can tell what a killed one has left.
 *
 * @param kind what it is for: `rehearsal`, `plugin`
 * @throws FaultError TP001 when the temporary folder is missing, or takes no folder
 */
export function scratchFolder(kind: string): string {
  return make(`rampart-${kind}-${owner(process.pid)}-`);
}

/**
 * A folder that stays when its process has ended: nobody clears it.
 *
 * @throws FaultError TP001 when the temporary folder is missing, or takes no folder
 */
export function keptFolder(kind: string): string {
  return make(`rampart-kept-${kind}-`);
}

/** `rampart-rehearsal-<machine>.<pid>.<start>-<random>` */
const scratchName = /^rampart-[a-z]+-([0-9a-f]{8}\.(\d+)\.[0-9a-z]+)-[A-Za-z0-9]{6}$/;

/**
 * Removes the scratch folders whose process has ended without removing them. Those of live processes, of other users, and of
 * machines or containers that share the temporary folder stay.
 *
 * @returns how many were removed
 */
export function clearLeftovers(): number {
  const temporary = os.tmpdir();
  let removed = 0;
  for (const name of namesIn(temporary)) {
    const [, token, pid] = scratchName.exec(name) ?? [];
    if (token === undefined || !token.startsWith(`${machine()}.`) || owner(Number(pid)) === token) continue;
    const folder = path.join(temporary, name);
    const stat = fs.lstatSync(folder, { throwIfNoEntry: false });
    // A link, or somebody else's folder, was not made here.
    if (!stat?.isDirectory() || stat.uid !== process.getuid?.()) continue;
    try {
      removeFolder(folder);
      removed += 1;
    } catch (error) {
      // What cannot be removed is in nobody's way.
      if (!isSystemError(error)) throw error;
    }
  }
  return removed;
}

/** Removes a folder with all that is in it; what an ending process still writes into it is waited for. */
export function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function make(prefix: string): string {
  const temporary = os.tmpdir();
  try {
    const folder = fs.mkdtempSync(path.join(path.resolve(temporary), prefix));
    fs.chmodSync(folder, 0o700);
    return folder;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new FaultError([unusable(temporary, error.message, error.code)]);
  }
}

function unusable(folder: string, got: string, code: string): Fault {
  const named = process.env.TMPDIR === undefined ? "" : " (TMPDIR)";
  return {
    code: "TP001",
    message:
      code === "ENOENT" ? "the temporary folder does not exist" : "cannot create a folder in the temporary folder",
    place: { file: `${folder}${named}` },
    expected: "a folder in which your user can create folders",
    got,
    fix: `Create the folder, or set TMPDIR to another one: TMPDIR=/tmp.`,
  };
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    // Nothing to clear is found in what cannot be read; whoever makes a folder there says what is wrong.
    if (isSystemError(error)) return [];
    throw error;
  }
}

/**
 * Who a process is: its number alone comes again, with the moment of its start it does not. Where the system does not say when
 * a process began, a live process of that number counts as the owner.
 */
function owner(pid: number): string {
  return `${machine()}.${pid}.${startOf(pid)}`;
}

/** Clock ticks since boot at which a process began; `0` where that is not known, `gone` for none. */
function startOf(pid: number): string {
  if (fs.existsSync("/proc/self/stat")) {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
      // The name before it, in brackets, may hold anything.
      const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return state === "Z" || state === "X" ? "gone" : Number(fields[18]).toString(36);
    } catch (error) {
      if (isSystemError(error)) return "gone";
      throw error;
    }
  }
  try {
    process.kill(pid, 0);
    return "0";
  } catch (error) {
    return isSystemError(error) && error.code === "EPERM" ? "0" : "gone";
  }
}

let known: string | undefined;

/** Within what process numbers mean the same: this boot of this machine, or of this container. */
function machine(): string {
  known ??= createHash("sha256")
    .update(
      [
        os.hostname(),
        said(() => fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
        said(() => fs.readlinkSync("/proc/self/ns/pid")),
      ].join("\n"),
    )
    .digest("hex")
    .slice(0, 8);
  return known;
}

/** What the system says of itself; nothing where it has no such file. */
function said(read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (isSystemError(error)) return "";
    throw error;
  }
}
