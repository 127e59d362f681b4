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
  /** The address prefix of the zone. */
  readonly prefix: Cidr;
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
 * Divides one range: an equal address prefix for each zone, and in each a subnet for each tier.
 *
 * Each tier takes the first free block of its size, in the order in which tiers are named: a tier that is added at the end,
 * or a range that stays, moves nothing.
 *
 * @throws FaultError NW001 when the range is reserved, NW002 when a tier does not fit
 */
export function planAddresses(
  range: Cidr,
  zones: number,
  tiers: Readonly<Record<string, TierSize>>,
  path: string,
): PlannedZone[] {
  const hit = reservedFor(range);
  if (hit !== undefined) throw new FaultError([rangeReserved(range, hit, path)]);
  const bits = range.bits + Math.ceil(Math.log2(zones));
  const faults: Fault[] = [];
  const planned = Array.from({ length: zones }, (_, index): PlannedZone => {
    const prefix = { start: range.start + index * 2 ** (32 - bits), bits };
    const subnets = new Map<string, Cidr>();
    for (const [tier, { prefixLength }] of Object.entries(tiers)) {
      const block = firstFree(prefix, prefixLength, [...subnets.values()]);
      if (block) subnets.set(tier, block);
      else if (index === 0) faults.push(doesNotFit(tier, prefixLength, prefix, path));
    }
    return { zone: index + 1, prefix, subnets };
  });
  if (faults.length > 0) throw new FaultError(faults);
  return planned;
}

function rangeReserved(range: Cidr, hit: string, path: string): Fault {
  return {
    code: "NW001",
    message: "the VPC's address range overlaps a reserved range",
    place: { path: `${path}.range` },
    expected: `a private range that does not overlap ${hit}`,
    got: formatCidr(range),
    fix: "Choose a block of 10.0.0.0/8 that is not in use in any of your networks.",
  };
}

function doesNotFit(tier: string, bits: number, prefix: Cidr, path: string): Fault {
  return {
    code: "NW002",
    message: `the subnets of tier ${tier} do not fit into the range`,
    place: { path: pathBelow(path, "tiers", tier, "prefixLength") },
    expected: `a free block of ${2 ** (32 - bits)} addresses in each zone's prefix, the first of which is ${formatCidr(prefix)}`,
    got: `prefixLength ${bits}`,
    fix: "Widen the range, or raise prefixLength of a tier.",
  };
}
