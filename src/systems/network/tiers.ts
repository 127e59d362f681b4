import { type Cidr, contains, formatCidr, parseCidr } from "../../core/cidr";
import { vpcSubnetCrn } from "../../core/crn";
import { type Fault, FaultError } from "../../core/fault";
import { pathBelow } from "../../document/document";
import { type PlannedZone, planAddresses } from "./address-plan";
import { notCidr } from "./not-cidr";
import { defaultTiers, type ExistingNetworkProps, type PrivateNetworkProps, type TierProps } from "./props";
import { checkRanges, parseRanges } from "./ranges";

/** A subnet before it is made: where it is, and its addresses. */
export interface SubnetPlan {
  readonly tier: string;
  readonly zone: string;
  readonly cidr: Cidr;
  /** Id, when it exists already. */
  readonly id?: string;
}

export interface NetworkPlan {
  /** All addresses of the VPC. */
  readonly ranges: readonly Cidr[];
  /** Zones to make; none in a VPC that exists. */
  readonly zones: readonly PlannedZone[];
  readonly subnets: readonly SubnetPlan[];
}

/** @throws FaultError NW001 to NW004 */
export function planNetwork(props: PrivateNetworkProps, region: string, path: string): NetworkPlan {
  if (props.existing && props.range === undefined) throw new FaultError([noRange(path)]);
  const said = parseRanges(props.range ?? "10.240.0.0/16", `${path}.range`);
  const ranges = said.map(({ block }) => block);
  if (props.existing) return { ranges, zones: [], subnets: existingSubnets(props.existing, ranges, path) };
  checkRanges(said, props.zones ?? 3);
  const zones = planAddresses(ranges, props.zones ?? 3, tiersOf(props), path);
  const subnets = zones.flatMap(({ zone, subnets: planned }) =>
    [...planned].map(([tier, cidr]): SubnetPlan => ({ tier, zone: `${region}-${zone}`, cidr })),
  );
  return { ranges, zones, subnets };
}

/** The tiers of a VPC that is made: those that are named, in their order, then the default ones that are not among them. */
export function tiersOf({ tiers = {} }: PrivateNetworkProps): Readonly<Record<string, TierProps>> {
  const missing = Object.entries(defaultTiers).filter(([name]) => !Object.hasOwn(tiers, name));
  return { ...tiers, ...Object.fromEntries(missing) };
}

function existingSubnets({ subnets }: ExistingNetworkProps, ranges: readonly Cidr[], path: string): SubnetPlan[] {
  const faults: Fault[] = [];
  const plans = Object.entries(subnets).flatMap(([tier, list]) =>
    list.flatMap(({ crn, cidr: text }, index): SubnetPlan[] => {
      const at = pathBelow(path, "existing", "subnets", tier, index);
      const cidr = parseCidr(text);
      const parts = vpcSubnetCrn(crn);
      if (!cidr) faults.push(notCidr(`${at}.cidr`, text));
      else if (!ranges.some((range) => contains(range, cidr))) faults.push(outside(`${at}.cidr`, text, ranges));
      if (!parts) {
        faults.push({
          code: "NW003",
          message: "the value is not the CRN of a subnet",
          place: { path: `${at}.crn` },
          expected: "crn:v1:bluemix:public:is:<zone>:a/<account>::subnet:<id>",
          got: crn,
          fix: "Copy it from `ibmcloud is subnet NAME`.",
        });
      }
      return cidr && parts ? [{ tier, zone: parts.zone, cidr, id: parts.id }] : [];
    }),
  );
  if (faults.length > 0) throw new FaultError(faults);
  return plans;
}

/** What is the VPC's and what is not decides over the Internet and over names: nobody guesses it. */
function noRange(path: string): Fault {
  return {
    code: "NW005",
    message: "the range of the existing VPC is missing",
    place: { path: `${path}.existing` },
    expected: `${path}.range beside it, in CIDR notation`,
    got: "no range",
    fix: "Set range to the VPC's address prefixes, or to blocks that hold them; `ibmcloud is vpc-address-prefixes VPC` lists them.",
  };
}

function outside(path: string, got: string, ranges: readonly Cidr[]): Fault {
  return {
    code: "NW004",
    message: "the subnet is outside the VPC's range",
    place: { path },
    expected: `a block inside ${ranges.map(formatCidr).join(" or ")}`,
    got,
    fix: "Set range to the address ranges of the existing VPC.",
  };
}
