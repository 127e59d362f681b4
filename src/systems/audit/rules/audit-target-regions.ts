import { argumentRule } from "../../../posture/argument-rule";

/** Targets can be created only in the permitted regions, because data in other regions is subject to other laws. */
export const auditTargetRegions = argumentRule({
  id: "audit-target-regions",
  controls: ["AU-01"],
  types: ["ibm_atracker_settings"],
  argument: "permitted_target_regions",
  accepts: (value) => Array.isArray(value) && value.length > 0 && value.length <= 2,
  expected: "one or two regions; with none, targets may be created in every region",
});
