import { textOf } from "../../../core/text-of";
import { referring } from "../../../posture/indexes";
import { contextValues, targetOf } from "../../../posture/restriction";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { blocks, hasReference, type Json, type JsonObject, type Resource } from "../../../terraform/configuration";

/**
 * Networks that a zone may hold for the cluster's API. Source: IBM Cloud documentation,
 * "containers-pse-to-cbr-migration".
 */
const most = 200;

const addedTo = referring(["ibm_cbr_zone_addresses"], "zone_id");

/**
 * Network zones of a cluster's restriction contain only what its API supports: IPv4 addresses and VPCs, within the
 * limit. An empty zone admits everyone.
 */
export const clusterZoneAddresses: Rule = {
  id: "cluster-zone-addresses",
  controls: ["IKS-27"],
  types: ["ibm_cbr_zone"],
  judge(zone, world) {
    if (!world.once(zonesOfClusters).has(zone)) return notApplicable;
    if (hasReference(zone.arguments.addresses))
      return { verdict: "unknown", argument: "addresses", got: "addresses that are known only after apply" };
    const addresses = [zone, ...addedTo(world, zone)].flatMap((one) => blocks(one.arguments.addresses));
    const strange = addresses.find(isStrange);
    if (addresses.length > 0 && addresses.length <= most && strange === undefined) return compliant;
    return {
      verdict: "violation",
      argument: "addresses",
      expected: `1 to ${most} IPv4 addresses, ranges, subnets or VPCs`,
      got: strange === undefined ? `${addresses.length} addresses` : JSON.stringify(strange),
      reject: true,
    };
  },
};

function isStrange({ type, value }: JsonObject): boolean {
  return !["ipAddress", "ipRange", "subnet", "vpc"].includes(textOf(type)) || (type !== "vpc" && isIpv6(value));
}

function isIpv6(value: Json | undefined): boolean {
  return typeof value === "string" && !hasReference(value) && value.includes(":");
}

/** Zones that restrictions of clusters name. */
function zonesOfClusters(world: World): ReadonlySet<Resource> {
  return new Set(
    world
      .ofType("ibm_cbr_rule")
      .filter((rule) => targetOf(rule).serviceName === "containers-kubernetes")
      .flatMap((rule) =>
        blocks(rule.arguments.contexts)
          .flatMap((context) => contextValues(context, "networkZoneId") ?? [])
          .flatMap((id) => world.targetResource(rule.stack, id) ?? []),
      ),
  );
}
