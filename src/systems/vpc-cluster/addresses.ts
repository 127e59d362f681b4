import { type Cidr, cidr, contains, firstFree, formatCidr, overlaps, parseCidr } from "../../core/cidr";
import type { Fault } from "../../core/fault";
import { clusterServices } from "../../core/ibm-addresses";
import type { VpcClusterProps } from "./props";

/** Networks of a cluster's pods and services, as CIDRs. */
export type ClusterAddresses = Required<Pick<VpcClusterProps, "podSubnet" | "serviceSubnet">>;

/** Addresses that somebody has already. */
export interface Taken {
  readonly whose: string;
  readonly block: Cidr;
}

/** Why a network cannot be; `taken` when it could be elsewhere. */
export interface Unfit {
  readonly expected: string;
  readonly got: string;
  readonly taken: boolean;
}

/** What a block is for, and the prefix lengths that IBM takes: each /25 of the pods' is a worker's. */
const kinds = {
  podSubnet: { what: "pods", widest: 13, narrowest: 23 },
  serviceSubnet: { what: "services", widest: 0, narrowest: 24 },
} as const;

/**
 * Where pods and services may be; others of 172.16.0.0/12 are IBM's. The last two are where IBM puts what nobody has chosen.
 * Source: IBM Cloud documentation, "Understanding VPC cluster networking" and `ibmcloud ks cluster create vpc-gen2`; provider
 * ibm 2.5.0 takes any text.
 */
const allowed = [
  "172.22.0.0/15",
  "172.24.0.0/13",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "172.17.0.0/16",
  clusterServices,
].map(cidr);

/** What a cluster that says nothing gets; pods' addresses IBM chooses so that they are free. */
export function addressesOf({
  podSubnet = "172.30.0.0/16",
  serviceSubnet = clusterServices,
}: Partial<ClusterAddresses>): ClusterAddresses {
  return { podSubnet, serviceSubnet };
}

/** What a cluster's neighbours in the VPC must leave alone. */
export function takenBy(name: string, addresses: Partial<ClusterAddresses>): Taken[] {
  return keys.flatMap((key) => {
    const block = parseCidr(addresses[key] ?? "");
    return block ? [{ whose: `${kinds[key].what} of ${name}`, block }] : [];
  });
}

const keys = ["podSubnet", "serviceSubnet"] as const;

/** Is a network of pods or services well written, of a size and in a place that IBM takes, and free? */
export function unfit(key: keyof ClusterAddresses, got: string, taken: readonly Taken[]): Unfit | undefined {
  const { widest, narrowest } = kinds[key];
  const block = parseCidr(got);
  const fits = block && block.bits >= widest && block.bits <= narrowest && allowed.some((one) => contains(one, block));
  if (!fits) {
    const sizes = widest === 0 ? `of /${narrowest} or larger` : `from /${widest} to /${narrowest}`;
    const ranges = "172.17.0.0/16, 172.21.0.0 to 172.31.255.255, 192.168.0.0/16 or 198.18.0.0/15";
    return { expected: `an IPv4 network ${sizes}, without host bits, inside ${ranges}`, got, taken: false };
  }
  const owners = taken.filter((one) => overlaps(one.block, block));
  if (owners.length === 0) return undefined;
  const list = owners.map(({ whose, block: theirs }) => `${formatCidr(theirs)} (${whose})`).join("; ");
  return { expected: `a network that does not overlap ${list}`, got, taken: true };
}

/** A network of 65,536 addresses that pods or services may have, when one is left. */
export function freeNetwork(taken: readonly Taken[]): Cidr | undefined {
  const blocks = taken.map(({ block }) => block);
  return allowed.map((range) => firstFree(range, 16, blocks)).find((block) => block !== undefined);
}

/**
 * Everything that is wrong with the addresses of a cluster, VC009 and VC010, each with what to write instead.
 *
 * "Custom pod and service subnets can't be shared between multiple clusters" (IBM, as above). IBM's own default for services is
 * the same for every cluster, and whether it counts as custom once it is written is not said: it is taken to.
 *
 * @param taken The VPC's, and those of other clusters in it
 */
export function addressFaults(own: ClusterAddresses, taken: readonly Taken[], path: string): Fault[] {
  const mine = takenBy("the cluster itself", own);
  const before: Taken[] = [...taken];
  return keys.flatMap((key): Fault[] => {
    const { what } = kinds[key];
    const problem = unfit(key, own[key], before);
    const free = problem && freeNetwork([...before, ...mine]);
    const block = free ?? parseCidr(own[key]);
    // Pods first: services stay out of what pods have, or should have.
    if (block) before.push({ whose: `${what} of the cluster itself`, block });
    if (!problem) return [];
    const { expected, got } = problem;
    return [
      {
        code: problem.taken ? "VC010" : "VC009",
        message: problem.taken
          ? `the network of ${what} overlaps another network`
          : `the network of ${what} is not valid`,
        place: { path: `${path}.${key}` },
        expected,
        got,
        fix: free
          ? `Set ${key}: ${formatCidr(free)}, or another free network.`
          : "No permitted network is free: free one that is in use.",
      },
    ];
  });
}
