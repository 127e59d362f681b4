import type { Rule } from "../../../posture/rule";
import { shown } from "../../../posture/values";
import { ownerOf, sameThing, workerTypes, zonesOf } from "../judged";

/** Each cluster has subnets of its own: on shared ones no ACL can part the two. */
export const subnetsOfOneCluster: Rule = {
  id: "subnets-of-one-cluster",
  controls: ["IKS-81"],
  types: workerTypes,
  judge(workers, world) {
    const about = { argument: "zones", expected: "subnets that no other cluster uses" };
    const zones = zonesOf(workers);
    if (zones === undefined) return { verdict: "unknown", ...about, got: "zones that are not known before apply" };
    const owner = ownerOf(world, workers);
    const strangers = workerTypes.flatMap((type) => world.ofType(type)).filter((one) => ownerOf(world, one) !== owner);
    for (const other of strangers) {
      const shared = zones.find(({ subnet }) =>
        zonesOf(other)?.some((zone) => sameThing(world, other, zone.subnet, workers, subnet)),
      );
      if (shared) return { verdict: "violation", ...about, got: `${shown(shared.subnet)}, of ${other.address} too` };
    }
    return { verdict: "compliant", argument: "zones" };
  },
};
