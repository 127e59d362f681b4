import * as z from "zod";
import { FaultError } from "../core/fault";
import type { Waiver } from "../core/waiver";
import { parseWith, readDocument } from "../document";
import { waiverSchema } from "../platform/schema";

/**
 * Reads a list of waivers, bare or under `waivers:` as in a blueprint, for Terraform that no blueprint describes.
 *
 * @throws FaultError with every fault of the file
 */
export function loadWaivers(file: string): Waiver[] {
  const schema = z.strictObject({ waivers: z.array(waiverSchema()) });
  const document = readDocument(file, { schema, holds: "a list of waivers", listKey: "waivers" });
  if (document.faults.length > 0) throw new FaultError(document.faults);
  const { value, faults } = parseWith(schema, document);
  if (value === undefined || faults.length > 0) throw new FaultError(faults);
  return value.waivers.map((waiver, index) => ({ ...waiver, place: document.locate(["waivers", index]) }));
}
