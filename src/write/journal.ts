import * as fs from "node:fs";
import * as path from "node:path";
import { type Fault, FaultError } from "../core/fault";
import { type journals, stagingFolder } from "../core/unfinished";
import { isObject, type Json } from "../terraform/configuration";
import { standing } from "./file-system";
import { nameFaults } from "./names";

/** What a run does to an output folder. All names are relative to it, with forward slashes. */
export interface Journal {
  /** Files that move into place: from `staged`; `old` keeps what stood there. Both lie in the staging folder. `sum` is of the content. */
  readonly put: readonly {
    readonly name: string;
    readonly staged: string;
    readonly sum: string;
    readonly old?: string;
  }[];
  /** Files that go; `old` keeps them. */
  readonly remove: readonly { readonly name: string; readonly old: string }[];
  /** Folders that were not there, outermost first. */
  readonly made: readonly string[];
  /** Folders that files go from, innermost first: they go as well when nothing is left in them. */
  readonly emptied: readonly { readonly name: string; readonly mode: number }[];
  /** Folders of stacks in which something changes. */
  readonly guarded: readonly string[];
}

/**
 * Reads a journal that a killed run has left.
 *
 * @throws FaultError WR006 it cannot be read, or speaks of what lies outside the folder
 */
export function readJournal(target: string, shown: string, file: (typeof journals)[keyof typeof journals]): Journal {
  const place = path.join(shown, stagingFolder, file);
  const journal = parsed(path.join(target, stagingFolder, file));
  if (journal === undefined) throw new FaultError([unreadable(shown, place)]);
  const names = [
    ...journal.put.map(({ name }) => name),
    ...journal.remove.map(({ name }) => name),
    ...journal.made,
    ...journal.emptied.map(({ name }) => name),
    ...journal.guarded,
  ];
  const faults = nameFaults(place, names);
  if (faults.length > 0) throw new FaultError([unreadable(shown, place), ...faults]);
  return journal;
}

function unreadable(shown: string, place: string): Fault {
  return {
    code: "WR006",
    message: "the journal of a killed run cannot be read",
    place: { file: place },
    fix: `Move ${path.join(shown, stagingFolder)} away, restore ${shown} from version control or move it away as well, and run again.`,
  };
}

function parsed(file: string): Journal | undefined {
  if (!standing(file)?.isFile()) return undefined;
  try {
    const json = JSON.parse(fs.readFileSync(file, "utf8")) as Json;
    return isJournal(json) ? (json as unknown as Journal) : undefined;
  } catch {
    return undefined;
  }
}

function isJournal(json: Json): boolean {
  const staged = (value: Json | undefined) => typeof value === "string" && /^\d+(\.old)?$/.test(value);
  return (
    isObject(json) &&
    isList(
      json.put,
      (one) =>
        isObject(one) &&
        typeof one.name === "string" &&
        staged(one.staged) &&
        typeof one.sum === "string" &&
        (one.old === undefined || staged(one.old)),
    ) &&
    isList(json.remove, (one) => isObject(one) && typeof one.name === "string" && staged(one.old)) &&
    isList(json.made, (one) => typeof one === "string") &&
    isList(json.emptied, (one) => isObject(one) && typeof one.name === "string" && typeof one.mode === "number") &&
    isList(json.guarded, (one) => typeof one === "string")
  );
}

function isList(value: Json | undefined, each: (one: Json) => boolean): boolean {
  return Array.isArray(value) && value.every(each);
}
