import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";

/** Targets can be created only in the permitted regions, because data in other regions is subject to other laws. */
export const auditTargetRegions = argumentRule({
  id: "audit-target-regions",
  controls: ["AU-01"],
  types: ["ibm_atracker_settings"],
  argument: "permitted_target_regions",
  accepts: (value, settings, world) =>
    Array.isArray(value) && value.length > 0 && value.every((region) => used(settings, world).has(textOf(region))),
  expected: "the regions of the targets and of the settings; with none, targets may be created in every region",
});

/** Regions that the platform's own targets and settings are in. */
function used({ arguments: settings }: Resource, world: World): ReadonlySet<string> {
  const targets = world.ofType("ibm_atracker_target").map((target) => known(target, "region"));
  return new Set([settings.metadata_region_primary, settings.metadata_region_backup, ...targets].map(textOf));
}
