import { textOf } from "../../../core/text-of";
import { notApplicable } from "../../../posture/rule";
import { clusterOf, poolsOf, sameThing, trafficPurpose, trafficRule, zonesOf } from "../judged";

/** Pools that carry traffic stand in subnets of their own: ACLs can then part them from the workers behind. */
export const edgeOwnSubnets = trafficRule({
  id: "edge-own-subnets",
  controls: ["IKS-70", "IKS-81"],
  judge(pool, purpose, world) {
    const cluster = clusterOf(world, pool);
    if (cluster === undefined) return notApplicable;
    const shared = [cluster, ...poolsOf(world, cluster)]
      .filter((one) => trafficPurpose(one) !== purpose)
      .map((one) => ({
        isKnown: trafficPurpose(one) !== "unknown",
        zone: zonesOf(pool)?.find(({ subnet }) =>
          zonesOf(one)?.some((zone) => sameThing(world, one, zone.subnet, pool, subnet)),
        ),
      }))
      .filter(({ zone }) => zone !== undefined);
    const found = shared.find(({ isKnown }) => isKnown) ?? shared[0];
    if (found === undefined) return { verdict: "compliant", argument: "zones" };
    return {
      verdict: found.isKnown ? "violation" : "unknown",
      argument: "zones",
      expected: `subnets in which nothing but the ${purpose} pool stands`,
      got: `${textOf(found.zone?.subnet)}, with other workers`,
    };
  },
});
