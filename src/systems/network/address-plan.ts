import { type Cidr, firstFree, formatCidr, overlaps, parseCidr } from "../../core/cidr";
import { type Fault, FaultError } from "../../core/fault";
import { clusterServices, infrastructure, linkLocal, serviceEndpoints } from "../../core/ibm-addresses";
import { pathBelow } from "../../document/document";

export interface TierSize {
  /**
   * Size of the tier's subnet in each zone as a CIDR prefix length, 16 to 29: 24 gives 256 addresses, of which IBM
   * reserves five.
   * @example 24
   */
  readonly prefixLength: number;
}

export interface PlannedZone {
  /** 1, 2 or 3. */
  readonly zone: number;
  /** The address prefixes of the zone, one of each range, in their order. */
  readonly prefixes: readonly Cidr[];
  /** The subnet of each tier. */
  readonly subnets: ReadonlyMap<string, Cidr>;
}

/** Ranges that a VPC with clusters must not use, and whose they are (IBM Cloud Kubernetes Service, VPC subnets). */
const reserved: readonly (readonly [string, string])[] = [
  ["127.0.0.0/8", "loopback"],
  [infrastructure, "IBM's infrastructure services"],
  [serviceEndpoints, "IBM's service endpoints"],
  [linkLocal, "link-local addresses"],
  ["172.16.0.0/16", "IBM's clusters"],
  ["172.17.0.0/18", "pods of the first VPC cluster"],
  ["172.18.0.0/15", "IBM's clusters"],
  ["172.20.0.0/16", "IBM's clusters"],
  [clusterServices, "Kubernetes services"],
  ["224.0.0.0/3", "multicast and future use"],
];

/** What a range overlaps that nobody may use for a network of their own. */
export function reservedFor(block: Cidr): string | undefined {
  const hit = reserved.find(([text]) => overlaps(parseCidr(text) as Cidr, block));
  return hit && `${hit[0]}, ${hit[1]}`;
}

/**
 * Divides each range: an equal address prefix for each zone. In each zone, a subnet for each tier.
 *
 * Each tier takes the first free block of its size, in the order in which tiers are named, in the first prefix that has one: a tier
 * that is added at the end, or a range that is added at the end, moves nothing.
 *
 * @param path where the tiers are
 * @throws FaultError NW002 when a tier does not fit
 */
export function planAddresses(
  ranges: readonly Cidr[],
  zones: number,
  tiers: Readonly<Record<string, TierSize>>,
  path: string,
): PlannedZone[] {
  const faults: Fault[] = [];
  const planned = Array.from({ length: zones }, (_, index): PlannedZone => {
    const prefixes = ranges.map((range): Cidr => {
      const bits = prefixBits(range, zones);
      return { start: range.start + index * 2 ** (32 - bits), bits };
    });
    const subnets = new Map<string, Cidr>();
    for (const [tier, { prefixLength }] of Object.entries(tiers)) {
      const taken = [...subnets.values()];
      const block = firstOf(prefixes, (prefix) => firstFree(prefix, prefixLength, taken));
      if (block) subnets.set(tier, block);
      else if (index === 0) faults.push(doesNotFit(tier, prefixLength, prefixes, path));
    }
    return { zone: index + 1, prefixes, subnets };
  });
  if (faults.length > 0) throw new FaultError(faults);
  return planned;
}

/** Length of the address prefix that each zone has of a range. */
export function prefixBits({ bits }: Cidr, zones: number): number {
  return bits + Math.ceil(Math.log2(zones));
}

function firstOf<In, Out>(list: readonly In[], find: (one: In) => Out | undefined): Out | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function doesNotFit(tier: string, bits: number, prefixes: readonly Cidr[], path: string): Fault {
  return {
    code: "NW002",
    message: `the subnets of tier ${tier} do not fit into the range`,
    place: { path: pathBelow(path, "tiers", tier, "prefixLength") },
    expected: `a free block of ${2 ** (32 - bits)} addresses in each zone's prefix, the first of which is ${prefixes.map(formatCidr).join(" or ")}`,
    got: `prefixLength ${bits}`,
    fix: "Widen the range, add another, or raise prefixLength of a tier.",
  };
}
