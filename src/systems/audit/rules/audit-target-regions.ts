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
    Array.isArray(value) && value.length > 0 && value.every((region) => isUsed(textOf(region), settings, world)),
  expected: "the regions of the targets and of the settings; with none, targets may be created in every region",
});

/** Regions that the targets are in. */
const targetRegions = (world: World): ReadonlySet<string> =>
  new Set(world.ofType("ibm_atracker_target").map((target) => textOf(known(target, "region"))));

/** Is a region one of the targets' or of the settings themselves? */
function isUsed(region: string, { arguments: settings }: Resource, world: World): boolean {
  const own = [settings.metadata_region_primary, settings.metadata_region_backup].map(textOf);
  return own.includes(region) || world.once(targetRegions).has(region);
}
