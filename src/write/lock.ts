import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { FaultError } from "../core/fault";
import { unless } from "./file-system";

/** How the names of lock files begin. Each holder has a file of its own, which says in its name who that is. */
export const lockPrefix = ".rampart.lock.";

/** Milliseconds that a run waits for another one: writing takes a fraction of a second. */
const defaultPatience = 10_000;

interface Holder {
  readonly file: string;
  readonly pid: number;
  readonly host: string;
  readonly alive: boolean;
}

/**
 * Does some work as the only one in a folder, which is made when it is not there, and taken away again when the work fails.
 *
 * A process that wants the lock makes a file that is its own, then looks for those of others: of two that come together, at
 * least one sees the other, and gives way. A file whose process has died is removed; as no name is used twice, nobody can remove
 * the lock of somebody else by that.
 *
 * @param folder absolute path
 * @param shown the folder as the user named it
 * @param work is given what the user should know: locks of dead processes that were taken over
 * @param patience milliseconds to wait for others
 * @throws FaultError WR005 another process holds the folder and keeps it
 */
export function withLock<T>(
  folder: string,
  shown: string,
  work: (notes: readonly string[]) => T,
  patience = defaultPatience,
): T {
  let made: string | undefined;
  let own: string | undefined;
  const notes: string[] = [];
  try {
    const name = `${lockPrefix}${process.pid}.${startOf(process.pid)?.start ?? 0}.${randomBytes(4).toString("hex")}.${home()}`;
    for (const until = performance.now() + patience; own === undefined; ) {
      made = fs.mkdirSync(folder, { recursive: true }) ?? made;
      let other = holderIn(folder, undefined, notes);
      if (other === undefined && makeFile(path.join(folder, name))) {
        own = path.join(folder, name);
        other = holderIn(folder, name, notes);
      }
      if (other === undefined) continue;
      if (own !== undefined) fs.unlinkSync(own);
      own = undefined;
      if (performance.now() > until) throw new FaultError([held(shown, folder, other)]);
      sleep(2 + Math.random() * 20);
    }
    const done = work(notes);
    made = undefined;
    return done;
  } finally {
    // A lock that cannot be removed is void when this process has ended.
    if (own !== undefined) fs.rmSync(own, { force: true });
    if (made !== undefined) removeEmpty(folder, made);
  }
}

/** False when the folder has gone: another process had made it, and failed. */
function makeFile(file: string): boolean {
  let made = false;
  unless(["ENOENT"], () => {
    fs.closeSync(fs.openSync(file, "wx"));
    made = true;
  });
  return made;
}

/** Somebody else who holds the folder. What dead processes have left is removed. */
function holderIn(folder: string, own: string | undefined, notes: string[]): Holder | undefined {
  let names: string[] = [];
  unless(["ENOENT"], () => {
    names = fs.readdirSync(folder);
  });
  const others = names.filter((name) => name.startsWith(lockPrefix) && name !== own).map((name) => holderOf(name));
  for (const { file, pid, alive } of others) {
    if (alive) continue;
    unless(["ENOENT"], () => {
      fs.unlinkSync(path.join(folder, file));
      notes.push(`took over the lock of process ${pid}, which ended without removing it`);
    });
  }
  return others.find(({ alive }) => alive);
}

/** Who a lock file's name says it belongs to. Of another host's processes, nobody here can say that they have ended. */
function holderOf(file: string): Holder {
  const [pid = "", start = "", , ...rest] = file.slice(lockPrefix.length).split(".");
  const host = rest.join(".");
  const known = /^[1-9]\d*$/.test(pid) && host === home();
  return { file, pid: Number(pid), host, alive: !known || isAlive(Number(pid), start) };
}

function isAlive(pid: number, start: string): boolean {
  const now = startOf(pid);
  // Another process may have been given the number since.
  if (now !== undefined) return !now.ended && (start === "0" || start === now.start);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/**
 * When a process began, in the kernel's ticks, and whether it has ended but for its entry in the list; undefined where no
 * system file says it. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function startOf(pid: number): { start: string; ended: boolean } | undefined {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold anything; the state follows it as the third field, and the start is the 22nd.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { start: fields[19] ?? "0", ended: /^[ZX]$/.test(fields[0] ?? "") };
  } catch {
    return undefined;
  }
}

/** The host, and inside it the container: numbers of processes mean nothing elsewhere. */
function home(): string {
  let container = "";
  try {
    container = `.${/\d+/.exec(fs.readlinkSync("/proc/self/ns/pid"))?.[0] ?? ""}`;
  } catch {
    // No such thing on this system.
  }
  return `${os
    .hostname()
    .replace(/[^\w-]/g, "_")
    .slice(0, 64)}${container}`;
}

function held(shown: string, folder: string, { file, pid, host }: Holder) {
  const since = fs.statSync(path.join(folder, file), { throwIfNoEntry: false })?.mtime.toISOString();
  return {
    code: "WR005",
    message: "another run is writing to this folder",
    place: { file: shown },
    expected: "one run at a time for each output folder",
    got: `process ${pid} on host ${host}${since === undefined ? "" : `, since ${since}`}`,
    fix: `Wait for it to end, then run again. If there is no such process, delete ${path.join(shown, file)}.`,
  };
}

/** Removes folders that this run has made, as far as nothing is in them. */
function removeEmpty(folder: string, outermost: string): void {
  unless(["ENOTEMPTY", "EEXIST", "ENOENT"], () => {
    for (let at = folder; ; at = path.dirname(at)) {
      fs.rmdirSync(at);
      if (at === path.resolve(outermost)) return;
    }
  });
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
