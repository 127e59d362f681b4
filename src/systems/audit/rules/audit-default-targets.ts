import { argumentRule } from "../../../posture/argument-rule";

/** Events that no route matches are dropped, unless there are default targets. */
export const auditDefaultTargets = argumentRule({
  id: "audit-default-targets",
  controls: ["AU-01"],
  types: ["ibm_atracker_settings"],
  argument: "default_targets",
  accepts: (value) => Array.isArray(value) && value.length > 0,
  expected: "at least one target: what no route matches is dropped otherwise",
  referenceIsFine: true,
});
