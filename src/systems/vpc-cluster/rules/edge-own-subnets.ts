import { notApplicable, type Rule } from "../../../posture/rule";
import { clusterOf, poolsOf, sameThing, trafficPurpose, zonesOf } from "../judged";

/** Pools that carry traffic stand in subnets of their own: ACLs can then part them from the workers behind. */
export const edgeOwnSubnets: Rule = {
  id: "edge-own-subnets",
  controls: ["IKS-70", "IKS-81"],
  types: ["ibm_container_vpc_worker_pool"],
  judge(pool, world) {
    const purpose = trafficPurpose(pool);
    const cluster = clusterOf(world, pool);
    if (purpose === undefined || cluster === undefined) return notApplicable;
    const others = [cluster, ...poolsOf(world, cluster)].filter((one) => trafficPurpose(one) !== purpose);
    const shared = (zonesOf(pool) ?? []).find(({ subnet }) =>
      others.some((one) => zonesOf(one)?.some((zone) => sameThing(world, one, zone.subnet, pool, subnet))),
    );
    if (shared === undefined) return { verdict: "compliant", argument: "zones" };
    return {
      verdict: "violation",
      argument: "zones",
      expected: `subnets in which nothing but the ${purpose} pool stands`,
      got: `${String(shared.subnet)}, with other workers`,
    };
  },
};
