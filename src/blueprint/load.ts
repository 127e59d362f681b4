import type { Fault } from "../core/fault";
import { markValid } from "../core/validated";
import { parseWith, readDocument } from "../document";
import { withFix } from "../messages/with-fix";
import { type Origin, originIn } from "./origin";
import { type Blueprint, documentSchema } from "./schema";

/** A blueprint that was read, or every fault that kept it from being read. */
export interface LoadedBlueprint {
  readonly file: string;
  readonly blueprint?: Blueprint;
  /** Finds what constructs and findings speak of in the blueprint, and in what it extends. @default - it was made in code */
  readonly origin?: Origin;
  readonly faults: readonly Fault[];
}

/** Reads blueprints, each with what it extends. Two that share a name are a fault: their stacks would overwrite each other. */
export function loadBlueprints(files: readonly string[]): LoadedBlueprint[] {
  const schema = documentSchema();
  const loaded = files.map((file): LoadedBlueprint => {
    const document = readDocument(file, { schema });
    if (document.faults.length > 0) return { file, faults: document.faults.map(withFix) };
    const { value, faults } = parseWith(schema, document);
    if (value === undefined || faults.length > 0) return { file, faults: faults.map(withFix) };
    const waivers = value.waivers?.map((waiver, index) => ({ ...waiver, place: document.locate(["waivers", index]) }));
    const blueprint = markValid({ ...value, ...(waivers ? { waivers } : {}) });
    return { file, blueprint, origin: originIn(document, value.name), faults: [] };
  });
  return [...loaded, ...sameNames(loaded)];
}

function sameNames(loaded: readonly LoadedBlueprint[]): LoadedBlueprint[] {
  const first = new Map<string, string>();
  const faults = loaded.flatMap(({ file, blueprint, origin }): Fault[] => {
    if (!blueprint) return [];
    const other = first.get(blueprint.name);
    if (other === undefined) {
      first.set(blueprint.name, file);
      return [];
    }
    return [
      {
        code: "BP900",
        message: `duplicate blueprint name ${blueprint.name}`,
        place: origin?.("name") ?? { file, path: "name" },
        expected: `a name other than the one in ${other}`,
        got: blueprint.name,
      },
    ].map(withFix);
  });
  return faults.length > 0 ? [{ file: faults[0]?.place.file ?? "", faults }] : [];
}
