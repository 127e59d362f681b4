import * as fs from "node:fs";
import * as path from "node:path";
import { type Fault, FaultError } from "../core/fault";
import { byName } from "../core/order";
import { isObject, type Json } from "../terraform/configuration";
import { standing } from "./file-system";
import { type ManifestStack, presentStacks } from "./manifest";
import { nameFaults } from "./names";

/** Name of the file that records what Rampart has written into a folder. */
export const recordFile = ".rampart.json";

/** Files by the platform that they belong to; under "" those that belong to none. */
export type Files = ReadonlyMap<string, ReadonlySet<string>>;

/** The text of a record. */
export function recordOf(files: Files): string {
  const sorted = [...files]
    .filter(([, names]) => names.size > 0)
    .sort(byName)
    .map(([platform, names]) => [platform, [...names].sort()]);
  return `${JSON.stringify({ files: Object.fromEntries(sorted) }, undefined, 1)}\n`;
}

/**
 * What Rampart has written into a folder, as the record there says; undefined when there is none.
 *
 * @throws FaultError WR001 the record cannot be read, WR002 it names what Rampart does not write
 */
export function readRecord(target: string, shown: string): Files | undefined {
  const file = path.join(target, recordFile);
  const stat = standing(file);
  if (stat === undefined) return undefined;
  const place = path.join(shown, recordFile);
  const files = stat.isFile() ? filesIn(fs.readFileSync(file, "utf8"), target) : undefined;
  if (files === undefined) throw new FaultError([unreadable(place)]);
  const faults = nameFaults(
    place,
    [...files.values()].flatMap((names) => [...names]),
  );
  if (faults.length > 0) throw new FaultError([unreadable(place), ...faults]);
  return files;
}

/**
 * Files by platform. A stack belongs to the platform that the manifest says, and a guide, a report or a runbook to the platform that it is named after.
 *
 * @param otherwise the platform of a stack that the manifest does not know
 */
export function byPlatform(
  names: Iterable<string>,
  stacks: readonly ManifestStack[],
  otherwise: (stack: string) => string,
): Map<string, Set<string>> {
  const platforms = new Map(stacks.map(({ name, platform }) => [name, platform ?? otherwise(name)]));
  const known = new Set(platforms.values());
  const files = new Map<string, Set<string>>();
  for (const name of names) {
    const stack = /^stacks\/([^/]+)\//.exec(name)?.[1];
    const report = /^(?:controls\/)?([^/]+)\.md$|^runbooks\/([^/]+)\//.exec(name)?.slice(1).find(Boolean);
    const platform =
      stack !== undefined
        ? (platforms.get(stack) ?? otherwise(stack))
        : report !== undefined && known.has(report)
          ? report
          : "";
    files.set(platform, (files.get(platform) ?? new Set()).add(name));
  }
  return files;
}

function filesIn(text: string, target: string): Files | undefined {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const files = isObject(json) ? json.files : undefined;
  // Records had one list for all platforms at first: the manifest says which is whose.
  if (isTexts(files)) return byPlatform(files, presentStacks(target), (stack) => stack);
  if (!isObject(files)) return undefined;
  const entries = Object.entries(files);
  const read = entries.flatMap(([platform, names]) => (isTexts(names) ? [[platform, new Set(names)] as const] : []));
  return read.length === entries.length ? new Map(read) : undefined;
}

function isTexts(value: Json | undefined): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function unreadable(place: string): Fault {
  return {
    code: "WR001",
    message: "the record of the files that rampart wrote here is invalid",
    place: { file: place },
    expected: "paths of files that rampart wrote, by platform",
    fix: "Move the folder away, and copy back what Terraform has put there.",
  };
}
