import { formatCidr, parseCidr } from "../../../core/cidr";
import { clusterServices } from "../../../core/ibm-addresses";
import { textOf } from "../../../core/text-of";
import { naming } from "../../../posture/indexes";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";
import { type ClusterAddresses, freeNetwork, type Taken, takenBy, unfit } from "../addresses";
import { isSet } from "../judged";

const written = [
  ["pod_subnet", "podSubnet"],
  ["service_subnet", "serviceSubnet"],
] as const;

/**
 * Pod and service subnets are valid and do not overlap other networks of the VPC; they are fixed at the first apply.
 */
export const podAddresses: Rule = {
  id: "pod-addresses",
  controls: ["VC-08"],
  types: ["ibm_container_vpc_cluster"],
  judge(cluster, world) {
    const others = takenInVpc(cluster, world);
    const pods = takenBy("this cluster", { podSubnet: addresses(cluster).podSubnet ?? "" });
    const services = takenBy("this cluster", { serviceSubnet: addresses(cluster).serviceSubnet ?? clusterServices });
    const judgements = written
      .filter(([argument]) => isSet(cluster.arguments[argument]))
      .map(([argument, key]): Judgement => {
        const value = known(cluster, argument);
        if (value === undefined)
          return { verdict: "unknown", argument, expected: "a literal network", got: "a reference" };
        const problem = unfit(key, textOf(value), [...others, ...(key === "podSubnet" ? services : pods)]);
        if (problem === undefined) return { verdict: "compliant", argument };
        const free = freeNetwork([...others, ...pods, ...services]);
        return {
          verdict: "violation",
          argument,
          expected: problem.expected,
          got: problem.got,
          ...(free
            ? { fix: `Use ${formatCidr(free)}, or another free network; a later change replaces the cluster.` }
            : {}),
        };
      });
    return judgements.length > 0 ? judgements : notApplicable;
  },
};

/** What a cluster says; nothing where IBM chooses. */
function addresses(cluster: Resource): Partial<ClusterAddresses> {
  return Object.fromEntries(
    written
      .filter(([argument]) => isSet(known(cluster, argument)))
      .map(([argument, key]) => [key, textOf(known(cluster, argument))]),
  );
}

const networksIn = naming(["ibm_is_vpc_address_prefix", "ibm_is_subnet"], "vpc");

const clustersIn = naming(["ibm_container_vpc_cluster"], "vpc_id");

/** Addresses that are written here for the cluster's VPC, and for other clusters in it. */
function takenInVpc(cluster: Resource, world: World): Taken[] {
  const vpc = world.identity(cluster.stack, cluster.arguments.vpc_id);
  if (vpc === undefined || vpc === null) return [];
  const blocks = (type: string, argument: string) =>
    networksIn(world, vpc)
      .filter((one) => one.type === type)
      .flatMap((one): Taken[] => {
        const block = parseCidr(textOf(one.arguments[argument]));
        return block ? [{ whose: one.address, block }] : [];
      });
  const clusters = clustersIn(world, vpc)
    .filter((one) => one !== cluster)
    .flatMap((one) => takenBy(one.address, addresses(one)));
  return [...blocks("ibm_is_vpc_address_prefix", "cidr"), ...blocks("ibm_is_subnet", "ipv4_cidr_block"), ...clusters];
}
