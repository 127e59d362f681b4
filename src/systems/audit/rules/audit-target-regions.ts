import { argumentRule } from "../../../posture/argument-rule";

/** Nobody makes a target in another region, where other law holds for what is written there. */
export const auditTargetRegions = argumentRule({
  id: "audit-target-regions",
  controls: ["AU-01"],
  types: ["ibm_atracker_settings"],
  argument: "permitted_target_regions",
  accepts: (value) => Array.isArray(value) && value.length > 0 && value.length <= 2,
  expected: "one or two regions: with none, targets may be made in every region",
});
