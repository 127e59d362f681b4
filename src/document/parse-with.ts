import * as z from "zod/v4/core";
import type { Fault } from "../core/fault";
import type { LoadedDocument } from "./document";
import { FaultList } from "./fault-list";
import { IssueFaults, unsaid } from "./issue-faults";
import { limits } from "./limits";

/**
 * Runs a zod schema (of `zod` or `zod/mini`) over a document. Every issue becomes a fault at its place, and the document's
 * own faults are among them; there is a value only when there is none.
 */
export function parseWith<T>(schema: z.$ZodType<T>, document: LoadedDocument): { value?: T; faults: Fault[] } {
  if (document.value === undefined) return { faults: [...document.faults] };
  const result = z.safeParse(schema, document.value, { error: () => unsaid, jitless: true });
  if (result.success)
    return document.faults.length > 0 ? { faults: [...document.faults] } : { value: result.data, faults: [] };
  const faults = new FaultList();
  for (const fault of document.faults) faults.push(fault);
  const known = document.faults.flatMap(({ place }) => place.path ?? []);
  const issues = new IssueFaults(schema, document);
  for (const fault of issues.of(result.error.issues.slice(0, limits.faults))) {
    // What the text's own rules refuse is refused once.
    if (!known.some((path) => isWithin(fault.place.path ?? "", path))) faults.push(fault);
  }
  faults.skip(Math.max(0, result.error.issues.length - limits.faults));
  return { faults: faults.inOrder(document.files) };
}

function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
}
