export { build, buildAll } from "./build";
export { blueprintJsonSchema } from "./json-schema";
export { type LoadedBlueprint, loadBlueprints } from "./load";
export { type Blueprint, blueprintSchema } from "./schema";
