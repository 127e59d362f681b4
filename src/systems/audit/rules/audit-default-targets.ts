import { argumentRule } from "../../../posture/argument-rule";

/** Default targets are set: without them, events that no route matches are dropped. */
export const auditDefaultTargets = argumentRule({
  id: "audit-default-targets",
  controls: ["AU-01"],
  types: ["ibm_atracker_settings"],
  argument: "default_targets",
  accepts: (value) => Array.isArray(value) && value.length > 0,
  expected: "at least one target; without one, events that no route matches are dropped",
  referenceIsFine: true,
});
