export { Cloud, type CloudOptions } from "./cloud/cloud";
export { Refusal } from "./plugin/model";
export { rehearseApp } from "./rehearse-app";
export {
  type Phase,
  type RehearsalFinding,
  type RehearsalReport,
  type RehearseOptions,
  rehearse,
  rehearseAccount,
} from "./runner/rehearse";
export { dependenciesOf, type Play, type RehearsedStack } from "./runner/stacks";
export { rehearseUpgrade, type UpgradeOptions, type UpgradeReport } from "./runner/upgrade";
export type { ChangeKind, PlannedChange } from "./runner/upgrade-plan";
