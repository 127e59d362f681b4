export { type ArgumentRule, argumentRule } from "./argument-rule";
export { type CheckOptions, type CheckReport, check } from "./check";
export {
  type AddedResource,
  type ChangedArgument,
  type Control,
  controlsOf,
  type Duty,
  type Evidence,
  type Selection,
  type Selector,
  type Shown,
  type Weakening,
} from "./controls";
export type { Finding } from "./findings";
export { type ControlFile, type Judged, type MatrixRow, matrix, type Outcome } from "./matrix";
export { compliant, type Judgement, notApplicable, type Rule, type Verdict } from "./rule";
export type { JudgedPlace } from "./shown";
export { known, read, readOne, type Slot } from "./values";
export { dayOf } from "./waivers";
export { type Target, World } from "./world";
