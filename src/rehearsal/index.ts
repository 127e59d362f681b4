export { Cloud, type CloudOptions } from "./cloud/cloud";
export { Refusal } from "./plugin/model";
export type { Phase, RehearsalFinding, RehearsalReport, RehearseOptions } from "./runner/rehearse";
