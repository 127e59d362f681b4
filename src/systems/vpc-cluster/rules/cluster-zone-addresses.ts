import { blocks, hasReference, type Json, type JsonObject, type Resource } from "../../../core/configuration";
import { textOf } from "../../../core/text-of";
import { contextValues, targetOf } from "../../../posture/restriction";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";

/** Networks that a zone may hold for the cluster's API. Source: IBM Cloud documentation, "containers-pse-to-cbr-migration". */
const most = 200;

/**
 * Zones of a cluster's restriction hold what its API understands: IPv4 addresses and VPCs, some, and not too many. One empty
 * zone lets everybody in.
 */
export const clusterZoneAddresses: Rule = {
  id: "cluster-zone-addresses",
  controls: ["IKS-27"],
  types: ["ibm_cbr_zone"],
  judge(zone, world) {
    if (!servesCluster(world, zone)) return notApplicable;
    if (blocks(zone.arguments.dynamic).length > 0 || hasReference(zone.arguments.addresses))
      return { verdict: "unknown", argument: "addresses", got: "addresses that are not known before apply" };
    const added = world
      .ofType("ibm_cbr_zone_addresses")
      .filter((one) => world.targetResource(one.stack, one.arguments.zone_id) === zone);
    const addresses = [zone, ...added].flatMap((one) => blocks(one.arguments.addresses));
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

function servesCluster(world: World, zone: Resource): boolean {
  return world
    .ofType("ibm_cbr_rule")
    .filter((rule) => targetOf(rule).serviceName === "containers-kubernetes")
    .some((rule) =>
      blocks(rule.arguments.contexts)
        .flatMap((context) => contextValues(context, "networkZoneId") ?? [])
        .some((id) => world.targetResource(rule.stack, id) === zone),
    );
}
