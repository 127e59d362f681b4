import type { Stats } from "node:fs";
import * as path from "node:path";
import type { Fault } from "../core/fault";
import { inside } from "../core/inside";
import { stagingFolder } from "../core/unfinished";
import { standing } from "./file-system";
import { lockPrefix } from "./lock";

/** What Terraform keeps in a root module: never made, and never removed, whatever a record says. */
const ofTerraform = /(^|\/)(\.terraform[^/]*|[^/]*\.tfstate(\.[^/]*)?)(\/|$)/;

/**
 * Names that must not be written to, or removed from, an output folder: those that leave it, the run's own, and Terraform's.
 *
 * @param place the file or folder that the names come from
 */
export function nameFaults(place: string, names: readonly string[]): Fault[] {
  return names.flatMap((name): Fault[] => {
    if (
      inside("/", name) === undefined ||
      path.isAbsolute(name) ||
      name.split("/").some((part) => part === ".." || part === "." || part === "") ||
      name.includes("\\")
    )
      return [
        {
          code: "WR002",
          message: `the path ${JSON.stringify(name)} leads out of the output folder`,
          place: { file: place },
        },
      ];
    if (name.startsWith(`${stagingFolder}/`) || name.startsWith(lockPrefix) || ofTerraform.test(name))
      return [
        {
          code: "WR002",
          message: `the path ${JSON.stringify(name)} is reserved: rampart must neither write nor remove it`,
          place: { file: place },
        },
      ];
    return [];
  });
}

/** Names that are one file where case does not count. */
export function twinFaults(place: string, names: readonly string[]): Fault[] {
  const lower = new Map<string, string>();
  return names.flatMap((name): Fault[] => {
    const twin = lower.get(name.toLowerCase());
    lower.set(name.toLowerCase(), name);
    return twin === undefined
      ? []
      : [
          {
            code: "WR002",
            message: `${twin} and ${name} are the same file on a case-insensitive file system`,
            place: { file: place },
          },
        ];
  });
}

/**
 * A fault for what stands in the way of a name, if anything does: a link or a file where a folder has to be, or anything but a file
 * where a file has to be. No link below the output folder is followed.
 *
 * @param target absolute path of the output folder
 * @param shown the same as the user named it
 */
export function obstacle(target: string, shown: string, name: string): Fault | undefined {
  const parts = name.split("/");
  for (let length = 1; length <= parts.length; length += 1) {
    const at = parts.slice(0, length).join("/");
    const stat = standing(path.join(target, at));
    if (stat === undefined) return undefined;
    if (length === parts.length ? !stat.isFile() : !stat.isDirectory()) return inTheWay(shown, at, kindOf(stat));
  }
  return undefined;
}

/** Faults for what stands in the way of names, each once: a link where a folder has to be is in the way of many files. */
export function obstacles(target: string, shown: string, names: readonly string[]): Fault[] {
  const faults = names.flatMap((name) => obstacle(target, shown, name) ?? []);
  return [...new Map(faults.map((fault) => [fault.place.file, fault])).values()];
}

/** A fault for something of the user's at a place where Rampart writes. */
export function inTheWay(shown: string, name: string, got: string): Fault {
  return {
    code: "WR003",
    message: "something that rampart did not write is in the place of a file to write or remove",
    place: { file: path.join(shown, name) },
    got,
    fix: "Move it away, or choose another folder with --out.",
  };
}

function kindOf(stat: Stats): string {
  if (stat.isSymbolicLink()) return "a symbolic link, which rampart does not follow";
  if (stat.isDirectory()) return "a folder";
  return stat.isFile() ? "a file" : "neither a file nor a folder";
}
