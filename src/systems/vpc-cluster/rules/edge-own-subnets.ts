import { textOf } from "../../../core/text-of";
import { notApplicable } from "../../../posture/rule";
import { clusterOf, poolsOf, sameThing, trafficPurpose, trafficRule, zonesOf } from "../judged";

/** Edge and transit pools use dedicated subnets, so that ACLs can separate them from the other workers. */
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
      expected: `subnets used only by the ${purpose} pool`,
      got: `${textOf(found.zone?.subnet)}, shared with other workers`,
    };
  },
});
