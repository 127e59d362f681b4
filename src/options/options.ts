import { dataFile } from "../core/data-file";
import { joinPaths } from "../document/document";
import { systems } from "../systems";
import type { AnyDefinition } from "../systems/definition";
import type { Option } from "./option";

/** Options of one section: those of the top level, of a foundation, or of a type of system. */
export interface OptionGroup {
  /** Folder below `src` whose README lists them. */
  readonly folder: string;
  /** The system or foundation; undefined for the top level. */
  readonly definition?: AnyDefinition;
  /** What stands before the options' own paths in a blueprint: `systems.<code-engine>`, `audit`, or nothing. */
  readonly prefix: string;
  /** In the order of the schema; the section itself first, with an empty path. */
  readonly options: readonly Option[];
}

/** Every option that a blueprint may have. The build collects their words; they are read on first use. */
export function optionGroups(): OptionGroup[] {
  return [
    { folder: "blueprint", prefix: "", options: read("blueprint") },
    ...systems.map((definition) => ({
      folder: `systems/${definition.folder}`,
      definition,
      prefix: definition.kind === "system" ? `systems.<${definition.folder}>` : definition.folder,
      options: read("systems", definition.folder),
    })),
  ];
}

/** An option with all that stands before it: `systems.<code-engine>.apps.<name>.port`. */
export function fullPath({ prefix }: Pick<OptionGroup, "prefix">, { path }: Pick<Option, "path">): string {
  return joinPaths(prefix, path);
}

function read(...folder: readonly string[]): readonly Option[] {
  return dataFile("dist", "src", ...folder, "options.json");
}
