import { known } from "../../posture/values";
import type { World } from "../../posture/world";
import type { Resource } from "../../terraform/configuration";
import { foreignZone } from "../../terraform/foreign-zones";

/** True for a zone that is looked up, and that a stack says to be another owner's. */
export function isForeign(world: World, { kind, ...zone }: Resource): boolean {
  const domain = kind === "data" ? known({ kind, ...zone }, "domain") : undefined;
  return domain !== undefined && world.said(foreignZone).includes(domain);
}
