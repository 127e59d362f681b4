import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import type { Rule } from "../../../posture/rule";
import type { Identity } from "../../../posture/world";
import { isSet, ownerOf, workerTypes, zonesOf } from "../judged";

/** Workers by the subnets in which they stand. */
const workersIn = indexed<Identity>(workerTypes, (workers, world) =>
  (zonesOf(workers) ?? []).map(({ subnet }) => world.identity(workers.stack, subnet)),
);

/** Each cluster has its own subnets: ACLs cannot separate clusters that share a subnet. */
export const subnetsOfOneCluster: Rule = {
  id: "subnets-of-one-cluster",
  controls: ["IKS-81"],
  types: workerTypes,
  judge(workers, world) {
    const about = { argument: "zones", expected: "subnets that no other cluster uses" };
    const zones = zonesOf(workers);
    if (zones === undefined) return { verdict: "unknown", ...about, got: "zones that are known only after apply" };
    const owner = ownerOf(world, workers);
    for (const { subnet } of zones.filter(({ subnet }) => isSet(subnet))) {
      const sharing = workersIn(world, world.identity(workers.stack, subnet));
      const other = sharing.find((one) => ownerOf(world, one) !== owner);
      if (other) return { verdict: "violation", ...about, got: `${textOf(subnet)}, also used by ${other.address}` };
    }
    return { verdict: "compliant", argument: "zones" };
  },
};
