export { build, buildAll } from "./build";
export { type LoadedBlueprint, loadBlueprints } from "./load";
export { type Blueprint, blueprintJsonSchema, blueprintSchema } from "./schema";
