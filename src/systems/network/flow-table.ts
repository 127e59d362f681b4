import { type Cidr, cidr, formatCidr, mergeCidrs, overlaps, parseCidr, sameCidr } from "../../core/cidr";
import { type Fault, FaultError, together } from "../../core/fault";
import { own } from "../../core/own";
import { suggestion } from "../../core/suggest";
import { pathBelow } from "../../document/document";
import { quota } from "../../terraform/quotas";
import { type AclRule, deriveAcl } from "./acl";
import type { Flow, FlowProps } from "./flow";
import type { PrivateNetworkProps, SiteVpnProps } from "./props";
import { type Names, resolveDenial, resolveFlow, resolveNetworks } from "./resolve";
import type { NetworkPlan, SubnetPlan } from "./tiers";

/** Where faults are: the section of the blueprint. */
const section = "network";

/** A flow as it was said, and what it means. */
export interface SaidFlow {
  readonly said: FlowProps;
  readonly flow: Flow;
}

/** Everything that may pass in a network, and the ACL of each subnet that follows. Knows nothing of constructs. */
export class FlowTable {
  readonly names: Names;
  readonly ruleLimit: number;
  /** What tiers and users have asked for. */
  readonly flows: SaidFlow[];
  /** Between gateways: they have no security groups. */
  private readonly gatewayFlows: Flow[] = [];
  private readonly denials: Flow[] = [];
  /** What is not the Internet, whatever its addresses are. */
  private readonly own: Cidr[];
  /** Subnets of VPN gateways, and what is reached through them. */
  private readonly transits: { readonly subnet: Cidr; readonly networks: readonly Cidr[] }[] = [];

  /** @throws FaultError NW010 to NW040: whatever is wrong with the flows, all of it at once */
  constructor(
    private readonly plan: NetworkPlan,
    props: PrivateNetworkProps,
  ) {
    this.ruleLimit = props.aclRuleLimit ?? quota("acl-rules").limit;
    this.own = [plan.range];
    this.names = namesOf(plan, props);
    this.flows = resolverFlows(props, this.names).map((said) => this.resolve(said));
    const { flows = [], denials = [], vpn = {} } = props;
    together([
      ...flows.map((said, index) => () => this.flows.push(this.resolve(said, index))),
      ...denials.map((denial, index) => () => {
        this.denials.push(resolveDenial(denial, this.names, pathBelow(section, "denials", index)));
      }),
      ...Object.entries(vpn).map(
        ([site, one]) =>
          () =>
            this.addVpn(site, one),
      ),
    ]);
    this.refuseTooManyRules();
  }

  /** @throws FaultError NW020 to NW024 for a flow that cannot be, NW040 when an ACL would have too many rules */
  add(said: readonly FlowProps[]): SaidFlow[] {
    const added = said.map((one) => this.resolve(one));
    this.flows.push(...added);
    this.refuseTooManyRules();
    return added;
  }

  /** Rules of a subnet's ACL, first match first. */
  rulesOf({ cidr: block }: SubnetPlan): AclRule[] {
    const transits = this.transits.filter(({ subnet }) => sameCidr(subnet, block)).flatMap(({ networks }) => networks);
    const flows = [...this.flows.map(({ flow }) => flow), ...this.gatewayFlows];
    return deriveAcl({ cidr: block, transits }, { flows, denials: this.denials, own: this.own });
  }

  /** How many rules the longest ACL has. */
  get longest(): number {
    return Math.max(0, ...this.made.map((subnet) => this.rulesOf(subnet).length));
  }

  /** The subnet that holds a VPN's gateway. */
  gatewaySubnet({ tier = "edge" }: SiteVpnProps, site: string): SubnetPlan {
    const subnet = this.plan.subnets.find((one) => one.tier === tier);
    if (!subnet) throw new FaultError([noTier(tier, this.plan, { at: pathBelow(section, "vpn", site, "tier") })]);
    return subnet;
  }

  /** What is reached through a VPN. */
  behind({ networks }: SiteVpnProps, site: string): readonly Cidr[] {
    const faults = networks.flatMap((name, index) =>
      this.names.networks.has(name)
        ? []
        : [noNetwork(name, pathBelow(section, "vpn", site, "networks", index), this.names)],
    );
    if (faults.length > 0) throw new FaultError(faults);
    return networks.flatMap((name) => this.names.networks.get(name) ?? []);
  }

  /** @param at which of the section's flows it is, when it is one of them */
  private resolve(said: FlowProps, ...at: readonly number[]): SaidFlow {
    return { said, flow: resolveFlow(said, this.names, pathBelow(section, "flows", ...at)) };
  }

  /** The gateways' own packets, and those that pass through the gateway's subnet. */
  private addVpn(site: string, vpn: SiteVpnProps): void {
    const { cidr: subnet } = this.gatewaySubnet(vpn, site);
    const networks = this.behind(vpn, site);
    const peer = parseCidr(vpn.peer);
    if (peer?.bits !== 32) throw new FaultError([noPeer(vpn.peer, site)]);
    this.transits.push({ subnet, networks });
    this.own.push(...networks);
    // IKE, and ESP inside UDP: the gateway has a private address, so both sides find that there is a NAT between them.
    this.gatewayFlows.push({
      from: [peer],
      to: [subnet],
      traffic: [500, 4500]
        .map((port) => ({ min: port, max: port }))
        .map((port) => ({ protocol: "udp", source: port, destination: port })),
    });
  }

  /** Subnets whose ACLs are ours. */
  private get made(): readonly SubnetPlan[] {
    return this.plan.subnets.filter(({ id }) => id === undefined);
  }

  private refuseTooManyRules(): void {
    const faults = this.made
      .map((subnet) => ({ subnet, count: this.rulesOf(subnet).length }))
      .filter(({ count }) => count > this.ruleLimit)
      .map(
        ({ subnet, count }): Fault => ({
          code: "NW040",
          message: `the ACL of ${subnet.tier} in ${subnet.zone} has too many rules`,
          place: { path: `${section}.flows` },
          expected: `at most ${this.ruleLimit}, inbound and outbound together`,
          got: String(count),
          fix: "Use fewer, wider networks in the flows; or have IBM support raise the quota and set aclRuleLimit to the new value.",
        }),
      );
    if (faults.length > 0) throw new FaultError(faults);
  }
}

function namesOf(plan: NetworkPlan, { networks = {}, resolvers, publicGateway }: PrivateNetworkProps): Names {
  const tiers = new Map<string, Cidr[]>();
  for (const { tier, cidr: block } of plan.subnets) tiers.set(tier, [...(tiers.get(tier) ?? []), block]);
  const open = new Set(publicGateway ? [publicGateway.tier] : []);
  const named = resolveNetworks(networks, tiers, plan.range, section);
  const own = resolvers
    ? new Map([[resolversName, resolverAddresses(resolvers, plan.range, Object.fromEntries(tiers), networks)]])
    : [];
  const names = { tiers, networks: new Map([...named, ...own]), open };
  if (publicGateway && !tiers.has(publicGateway.tier))
    throw new FaultError([noTier(publicGateway.tier, plan, { at: `${section}.publicGateway.tier` })]);
  if (publicGateway && !plan.zones.some(({ zone }) => zone === publicGateway.zone))
    throw new FaultError([noZone(plan, String(publicGateway.zone))]);
  return names;
}

/** What flows call resolvers of the user's. */
const resolversName = "resolvers";

/** @throws FaultError NW010 when a tier or network has their name, NW011 when one is part of the VPC */
function resolverAddresses(
  resolvers: readonly string[],
  range: Cidr,
  tiers: Readonly<Record<string, unknown>>,
  networks: Readonly<Record<string, unknown>>,
): Cidr[] {
  const faults = resolvers.flatMap((address, index): Fault[] => {
    const parsed = parseCidr(address);
    if (parsed?.bits === 32 && !overlaps(parsed, range)) return [];
    return [
      {
        code: "NW011",
        message: "the resolver is not an IPv4 address outside the VPC",
        place: { path: pathBelow(section, "resolvers", index) },
        expected: `an IPv4 address outside ${formatCidr(range)}`,
        got: address,
        fix: "The VPC would query a resolver inside it before that resolver exists: keep IBM's resolvers here, and configure yours by hand after the deployment.",
      },
    ];
  });
  if (Object.hasOwn(tiers, resolversName) || Object.hasOwn(networks, resolversName))
    faults.push({
      code: "NW010",
      message: `the name ${resolversName} is reserved: flows use it for these addresses`,
      place: { path: pathBelow(section, Object.hasOwn(tiers, resolversName) ? "tiers" : "networks", resolversName) },
      expected: "another name for the tier or network",
      got: resolversName,
    });
  if (faults.length > 0) throw new FaultError(faults);
  return mergeCidrs(resolvers.map(cidr));
}

/**
 * What asks names: every tier, but the one in which only endpoints are. Workers of clusters ask IBM's resolvers in any
 * case.
 */
function resolverFlows({ tiers = {}, resolvers }: PrivateNetworkProps, names: Names): FlowProps[] {
  return [...names.tiers.keys()]
    .filter((tier) => own(tiers, tier)?.dns ?? tier !== "endpoints")
    .flatMap((from) =>
      ["ibm-dns", ...(resolvers ? [resolversName] : [])].map((to) => ({ from, to, tcp: 53, udp: 53 })),
    );
}

/** What requires a tier. */
export interface TierNeed {
  /** What requires it, in words: `worker pool edge of apps`. @default - the network's own section */
  readonly words?: string;
  /** Path of the option that names the tier. @default - none: the tier is a default */
  readonly at?: string;
}

export function noTier(name: string, { zones, subnets }: NetworkPlan, { words, at }: TierNeed = {}): Fault {
  const place = `${section}.${zones.length > 0 ? "tiers" : "existing.subnets"}`;
  const tiers = [...new Set(subnets.map(({ tier }) => tier))];
  const near = at === undefined ? undefined : suggestion(name, tiers);
  const entry = zones.length > 0 ? "{ prefixLength: 27 }" : "[{ crn: …, cidr: … }]";
  return {
    code: "NW030",
    message: `unknown tier ${name}${words === undefined ? "" : `, required by ${words}`}`,
    place: { path: at ?? place },
    expected: tiers.join(", "),
    got: name,
    fix: near ?? `Add ${name}: ${entry} to ${place}, and keep the existing entries.`,
  };
}

function noNetwork(name: string, path: string, { networks }: Names): Fault {
  const fix = suggestion(name, [...networks.keys()]);
  return {
    code: "NW031",
    message: `unknown network ${name}`,
    place: { path },
    expected: [...networks.keys()].join(", ") || "a name defined under networks",
    got: name,
    ...(fix === undefined ? {} : { fix }),
  };
}

function noZone({ zones }: NetworkPlan, zone: string): Fault {
  return {
    code: "NW032",
    message: "the public gateway has no subnet",
    place: { path: `${section}.publicGateway.zone` },
    expected:
      zones.length > 0
        ? `a zone from 1 to ${zones.length}`
        : "no publicGateway, because the VPC already exists and its owner manages its gateways",
    got: zone,
  };
}

function noPeer(peer: string, site: string): Fault {
  return {
    code: "NW033",
    message: "the VPN peer is not a public address",
    place: { path: pathBelow(section, "vpn", site, "peer") },
    expected: "a public IPv4 address",
    got: peer,
  };
}
