import * as fs from "node:fs";
import * as path from "node:path";
import { readGiven } from "../core/read-file";
import type { Written } from "./write";

/** Bytes of a state that is looked into; one that is larger holds something. */
const largestState = 64 * 1024 * 1024;

/**
 * What to say of stacks whose folders have gone from the output. Their resources have not gone: a state file of their own beside
 * the output folder says so, and without the stack's files nobody can destroy them.
 */
export function renderFormerStacks(folder: string, stacks: readonly string[]): string[] {
  return stacks.map((stack) => `no longer generated: ${path.join(folder, "stacks", stack)}${heldBy(folder, stack)}`);
}

/** What to say of stacks of platforms that this run has not made. */
export function renderLeftAlone(folder: string, platforms: Written["leftAlone"]): string[] {
  return [...platforms].map(([platform, stacks]) => {
    const paths = stacks.map((stack) => path.join(folder, "stacks", stack)).join(", ");
    return `not changed: ${paths}: the platform ${platform} is in none of these blueprints. Destroy its resources, then remove its files with --prune.`;
  });
}

/** What to say of runs that were killed. */
export function renderNotes(folder: string, notes: Written["notes"]): string[] {
  return notes.map((note) => `${folder}: ${note}`);
}

function heldBy(folder: string, stack: string): string {
  const file = `terraform.${stack}.tfstate`;
  const state = path.join(path.dirname(path.resolve(folder)), file);
  if (!fs.statSync(state, { throwIfNoEntry: false })?.isFile() || isEmpty(state)) return "";
  return `; ${file} still exists: destroy its resources, using the stack's files from version control`;
}

/** True after `terraform destroy`. */
function isEmpty(state: string): boolean {
  try {
    const read = readGiven(state, largestState);
    if ("refusal" in read) return false;
    const { resources } = JSON.parse(read.bytes.toString("utf8")) as { resources?: unknown };
    return Array.isArray(resources) && resources.length === 0;
  } catch {
    // A state that cannot be read, such as an encrypted one, may hold anything.
    return false;
  }
}
