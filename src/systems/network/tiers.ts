import { type Cidr, contains, formatCidr, parseCidr } from "../../core/cidr";
import { vpcSubnetCrn } from "../../core/crn";
import { type Fault, FaultError } from "../../core/fault";
import { pathBelow } from "../../document/document";
import { type PlannedZone, planAddresses } from "./address-plan";
import { defaultTiers, type ExistingNetworkProps, type PrivateNetworkProps } from "./props";

/** A subnet before it is made: where it is, and its addresses. */
export interface SubnetPlan {
  readonly tier: string;
  readonly zone: string;
  readonly cidr: Cidr;
  /** Id, when it exists already. */
  readonly id?: string;
}

export interface NetworkPlan {
  readonly range: Cidr;
  /** Zones to make; none in a VPC that exists. */
  readonly zones: readonly PlannedZone[];
  readonly subnets: readonly SubnetPlan[];
}

/** @throws FaultError NW001 to NW004 */
export function planNetwork(props: PrivateNetworkProps, region: string, path: string): NetworkPlan {
  const range = parseCidr(props.range ?? "10.240.0.0/16");
  if (!range) throw new FaultError([notCidr(`${path}.range`, props.range)]);
  if (props.existing) return { range, zones: [], subnets: existingSubnets(props.existing, range, path) };
  const zones = planAddresses(range, props.zones ?? 3, props.tiers ?? defaultTiers, path);
  const subnets = zones.flatMap(({ zone, subnets: planned }) =>
    [...planned].map(([tier, cidr]): SubnetPlan => ({ tier, zone: `${region}-${zone}`, cidr })),
  );
  return { range, zones, subnets };
}

function existingSubnets({ subnets }: ExistingNetworkProps, range: Cidr, path: string): SubnetPlan[] {
  const faults: Fault[] = [];
  const plans = Object.entries(subnets).flatMap(([tier, list]) =>
    list.flatMap(({ crn, cidr: text }, index): SubnetPlan[] => {
      const at = pathBelow(path, "existing", "subnets", tier, index);
      const cidr = parseCidr(text);
      const parts = vpcSubnetCrn(crn);
      if (!cidr) faults.push(notCidr(`${at}.cidr`, text));
      else if (!contains(range, cidr)) faults.push(outside(`${at}.cidr`, text, range));
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

function notCidr(path: string, got: string | undefined): Fault {
  return {
    code: "NW003",
    message: "the value is not an IPv4 network",
    place: { path },
    expected: "CIDR notation without host bits, such as 10.240.0.0/16",
    got: got ?? "nothing",
  };
}

function outside(path: string, got: string, range: Cidr): Fault {
  return {
    code: "NW004",
    message: "the subnet is outside the VPC's range",
    place: { path },
    expected: `a block inside ${formatCidr(range)}`,
    got,
    fix: "Set range to the address range of the existing VPC.",
  };
}
