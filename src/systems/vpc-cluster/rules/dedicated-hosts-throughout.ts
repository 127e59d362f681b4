import { textOf } from "../../../core/text-of";
import { naming } from "../../../posture/indexes";
import { notApplicable, type Rule } from "../../../posture/rule";
import { isSet, ownerOf, poolsOf, workerTypes, zonesOf } from "../judged";

const hostsOf = naming(["ibm_container_dedicated_host"], "host_pool_id");

/**
 * Either all workers of a cluster run on dedicated hosts or none does; a host pool has a host in each of their zones.
 */
export const dedicatedHostsThroughout: Rule = {
  id: "dedicated-hosts-throughout",
  controls: ["IKS-43"],
  types: workerTypes,
  judge(workers, world) {
    const cluster = ownerOf(world, workers);
    if (!cluster) return notApplicable;
    const dedicated = [cluster, ...poolsOf(world, cluster)].some((one) => isSet(one.arguments.host_pool_id));
    if (!dedicated) return { verdict: "compliant", argument: "host_pool_id" };
    const pool = workers.arguments.host_pool_id;
    const about = { argument: "host_pool_id", expected: "a dedicated host pool with a host in each zone" };
    if (!isSet(pool))
      return { verdict: "violation", ...about, got: "none, although other workers of the cluster have one" };
    if (world.targetResource(workers.stack, pool) === undefined)
      return { verdict: "compliant", argument: "host_pool_id" };
    const hosts = hostsOf(world, world.identity(workers.stack, pool)).map((host) => host.arguments.zone);
    const empty = (zonesOf(workers) ?? []).filter(({ name }) => !hosts.includes(name));
    if (empty.length === 0) return { verdict: "compliant", argument: "host_pool_id" };
    return { verdict: "violation", ...about, got: `no host in ${empty.map(({ name }) => textOf(name)).join(", ")}` };
  },
};
