import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { FaultError } from "../core/fault";
import { isSystemError } from "../core/system-error";
import { guardFile, guardText, journals, stagingFolder } from "../core/unfinished";
import { type FileSystem, standing, unless } from "./file-system";
import { type Journal, readJournal } from "./journal";
import { inTheWay, obstacles } from "./names";

/** The guard's text, once in the staging folder; each guard is a second name of it. */
const stagedGuard = "guard";

/**
 * Replaces and removes files of a folder, all or nothing, and touches no other.
 *
 * New files are made in a staging folder inside the folder, so on its disk. Then a journal of what moves is renamed into being:
 * before that moment nothing has changed, after it the run that finds the journal goes on. While files move, a guard in the
 * folder of each stack keeps Terraform out. An error takes back what was moved.
 *
 * @param target absolute path of the folder
 * @param put content by name, in the order in which it moves into place
 * @param remove names of files that go
 */
export function swap(
  target: string,
  shown: string,
  put: ReadonlyMap<string, string>,
  remove: readonly string[],
  system: FileSystem,
): void {
  const journal = journalOf(target, put, remove);
  try {
    stage(target, journal, put, system);
  } catch (error) {
    clearQuietly(target);
    throw error;
  }
  try {
    goOn(target, shown, journal, system);
  } catch (error) {
    takeBack(target, shown, journal, system, error);
    clearQuietly(target);
    throw error;
  }
  clearQuietly(target);
}

/**
 * Puts a folder right that a killed run has left: what it had begun to move is moved, or taken back if it had begun to.
 *
 * @returns what was done, for the user to know; undefined when there was nothing to do, or nothing had been moved
 * @throws FaultError WR003 something of the user's has come in the way since, WR006 the journal cannot be read
 */
export function recover(target: string, shown: string, system: FileSystem): string | undefined {
  const staging = standing(path.join(target, stagingFolder));
  if (staging === undefined) return undefined;
  if (!staging.isDirectory()) {
    throw new FaultError([
      inTheWay(shown, stagingFolder, "not a folder: rampart keeps its new files here during a run"),
    ]);
  }
  const is = (journal: string) => standing(path.join(target, stagingFolder, journal)) !== undefined;
  let note: string | undefined;
  if (is(journals.commit)) {
    const journal = readJournal(target, shown, journals.commit);
    checkWay(target, shown, journal);
    if (isWhole(target, journal)) {
      goOn(target, shown, journal, system);
      note = "an earlier run was interrupted while it moved its files into place: now completed";
    } else {
      system.rename(path.join(target, stagingFolder, journals.commit), path.join(target, stagingFolder, journals.undo));
    }
  }
  if (is(journals.undo)) {
    const journal = readJournal(target, shown, journals.undo);
    checkWay(target, shown, journal);
    undo(target, journal, system);
    note = "an earlier run was interrupted, and its files are incomplete: now rolled back";
  }
  clearStaging(target);
  return note;
}

function journalOf(target: string, put: ReadonlyMap<string, string>, remove: readonly string[]): Journal {
  const there = (name: string) => standing(path.join(target, name)) !== undefined;
  const names = [...put.keys()];
  const made = [...new Set(names.flatMap(parents))].filter((name) => !there(name));
  const kept = new Set(names.flatMap(parents));
  const emptied = [...new Set(remove.flatMap(parents))].filter((name) => !kept.has(name) && there(name));
  const stacks = [...names, ...remove].flatMap((name) => /^stacks\/[^/]+(?=\/)/.exec(name)?.[0] ?? []);
  return {
    put: [...put].map(([name, text], index) => ({
      name,
      staged: `${index}`,
      sum: sumOf(text),
      ...(there(name) ? { old: `${index}.old` } : {}),
    })),
    remove: remove.map((name, index) => ({ name, old: `${names.length + index}.old` })),
    made: made.sort(byDepth),
    emptied: emptied
      .sort(byDepth)
      .reverse()
      .map((name) => ({ name, mode: fs.lstatSync(path.join(target, name)).mode & 0o7777 })),
    guarded: [...new Set(stacks)],
  };
}

/** `a/b`, `a` of `a/b/c`. */
function parents(name: string): string[] {
  const parts = name.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function byDepth(a: string, b: string): number {
  return a.split("/").length - b.split("/").length || (a < b ? -1 : 1);
}

/** Up to the moment from which the swap is made. */
function stage(target: string, journal: Journal, put: ReadonlyMap<string, string>, system: FileSystem): void {
  const staging = path.join(target, stagingFolder);
  system.makeFolder(staging, 0o755);
  for (const { name, staged, old } of journal.put) {
    const before = old === undefined ? undefined : fs.lstatSync(path.join(target, name)).mode & 0o7777;
    const mode = before ?? (name.endsWith(".sh") ? 0o755 : 0o644);
    system.write(path.join(staging, staged), put.get(name) ?? "", { mode, exactly: before !== undefined });
  }
  for (const { name, old } of [...journal.put, ...journal.remove]) {
    if (old !== undefined) system.link(path.join(target, name), path.join(staging, old));
  }
  if (journal.guarded.length > 0) system.write(path.join(staging, stagedGuard), guardText, { mode: 0o644 });
  const prepared = path.join(staging, "journal");
  system.write(prepared, `${JSON.stringify(journal, undefined, 1)}\n`, { mode: 0o644, durable: true });
  system.rename(prepared, path.join(staging, journals.commit));
  system.sync(staging);
}

/** Moves what is not moved yet; each step may have been done before. */
function goOn(target: string, shown: string, journal: Journal, system: FileSystem): void {
  const staging = path.join(target, stagingFolder);
  const at = (name: string) => path.join(target, name);
  for (const name of journal.made) unless(["EEXIST"], () => system.makeFolder(at(name), 0o777));
  for (const name of journal.guarded) {
    unless(["EEXIST", "ENOENT"], () => system.link(path.join(staging, stagedGuard), at(`${name}/${guardFile}`)));
  }
  for (const { name, staged, old } of journal.put) {
    const from = path.join(staging, staged);
    if (standing(from) === undefined) continue;
    if (old === undefined && standing(at(name)) !== undefined) {
      throw new FaultError([inTheWay(shown, name, "a file that did not exist when the run started")]);
    }
    system.rename(from, at(name));
  }
  for (const { name } of journal.remove) unless(["ENOENT"], () => system.unlink(at(name)));
  removeGuards(target, journal, system);
  for (const { name } of journal.emptied) removeEmpty(at(name), system);
  system.unlink(path.join(staging, journals.commit));
}

/** When the machine stops, and not the process alone, the disk may have a file's name without its content. */
function isWhole(target: string, { put }: Journal): boolean {
  return put.every(({ name, staged, sum }) => {
    const file = [path.join(target, stagingFolder, staged), path.join(target, name)].find((one) =>
      standing(one)?.isFile(),
    );
    return file !== undefined && sumOf(fs.readFileSync(file)) === sum;
  });
}

function sumOf(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** After a kill the folder was the user's: a link that was put in it since is not followed. */
function checkWay(target: string, shown: string, { put, remove, guarded }: Journal): void {
  const names = [...[...put, ...remove].map(({ name }) => name), ...guarded.map((name) => `${name}/${guardFile}`)];
  const faults = obstacles(target, shown, names);
  if (faults.length > 0) throw new FaultError(faults);
}

/** Takes back what was moved, after an error. That is a step of its own: a kill in the midst of it is taken back further. */
function takeBack(target: string, shown: string, journal: Journal, system: FileSystem, reason: unknown): void {
  try {
    const staging = path.join(target, stagingFolder);
    system.rename(path.join(staging, journals.commit), path.join(staging, journals.undo));
    undo(target, journal, system);
  } catch (error) {
    throw new FaultError([
      {
        code: "WR007",
        message: "the folder is incomplete: the run could be neither completed nor rolled back",
        place: { file: shown },
        got: [reason, error].map((one) => (isSystemError(one) ? one.message : String(one))).join("; "),
        fix: "Fix the reported error and run again: the next run repairs the folder. Do not run Terraform before that.",
      },
    ]);
  }
}

/** Each step may have been done before. */
function undo(target: string, journal: Journal, system: FileSystem): void {
  const staging = path.join(target, stagingFolder);
  const at = (name: string) => path.join(target, name);
  for (const { name, mode } of [...journal.emptied].reverse()) {
    unless(["EEXIST"], () => system.makeFolder(at(name), mode));
  }
  for (const { name, old } of journal.remove) {
    if (standing(at(name)) === undefined) system.rename(path.join(staging, old), at(name));
  }
  for (const { name, staged, old } of journal.put) {
    const from = path.join(staging, staged);
    if (old !== undefined) unless(["ENOENT"], () => system.rename(path.join(staging, old), at(name)));
    else if (standing(from) === undefined) unless(["ENOENT"], () => system.rename(at(name), from));
  }
  removeGuards(target, journal, system);
  for (const name of [...journal.made].reverse()) removeEmpty(at(name), system);
  system.unlink(path.join(staging, journals.undo));
}

function removeGuards(target: string, { guarded }: Journal, system: FileSystem): void {
  for (const name of guarded) unless(["ENOENT"], () => system.unlink(path.join(target, name, guardFile)));
}

function removeEmpty(folder: string, system: FileSystem): void {
  unless(["ENOTEMPTY", "EEXIST", "ENOENT"], () => system.removeFolder(folder));
}

/** Removes the staging folder, its journal first. */
function clearStaging(target: string): void {
  const staging = path.join(target, stagingFolder);
  for (const journal of Object.values(journals)) fs.rmSync(path.join(staging, journal), { force: true });
  fs.rmSync(staging, { recursive: true, force: true });
}

/** What cannot be cleared now, the next run clears: without a journal it means nothing. */
function clearQuietly(target: string): void {
  try {
    clearStaging(target);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}
