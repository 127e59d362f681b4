import { type Cidr, cidr, contains, formatCidr, mergeCidrs, overlaps, parseCidr, sameCidr } from "../../core/cidr";
import { type Fault, FaultError, together } from "../../core/fault";
import { own } from "../../core/own";
import { suggestion } from "../../core/suggest";
import { pathBelow } from "../../document/document";
import { needsOf } from "../../terraform/network-needs";
import { quota } from "../../terraform/quotas";
import { type AclRule, common, deriveAcl } from "./acl";
import { cut } from "./cut";
import type { DenialProps, Flow, FlowProps } from "./flow";
import { everyPort } from "./ports";
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

/** A VPN in one zone: a gateway serves the addresses of its own zone only. */
export interface Tunnel {
  readonly site: string;
  readonly vpn: SiteVpnProps;
  readonly zone: string;
  /** Subnet of the gateway. */
  readonly subnet: SubnetPlan;
  /** Addresses on this side: those of the zone. */
  readonly local: readonly Cidr[];
  /** Networks on the other side. */
  readonly networks: readonly Cidr[];
}

/** Everything that may pass in a network, and the ACL of each subnet that follows. Knows nothing of constructs. */
export class FlowTable {
  readonly names: Names;
  readonly ruleLimit: number;
  /** What tiers and users have asked for. */
  readonly flows: SaidFlow[];
  private readonly denials: { readonly said: DenialProps; readonly flow: Flow }[] = [];
  /** Flows that systems ask for, and those that resolve names: no denial may cut them. */
  private readonly needs: SaidFlow[];
  /** What is not the Internet, whatever its addresses are. */
  private readonly own: Cidr[];
  private readonly vpn: Readonly<Record<string, SiteVpnProps>>;

  /** @throws FaultError NW010 to NW040: whatever is wrong with the flows, all of it at once */
  constructor(
    private readonly plan: NetworkPlan,
    props: PrivateNetworkProps,
  ) {
    if (props.existing && props.denials !== undefined && props.denials.length > 0)
      throw new FaultError([denialsElsewhere(props.denials.length)]);
    this.ruleLimit = props.aclRuleLimit ?? quota("acl-rules").limit;
    this.own = [...plan.ranges];
    this.names = namesOf(plan, props);
    this.flows = resolverFlows(props, this.names).map((said) => this.resolve(said));
    this.needs = [...this.flows];
    const { flows = [], denials = [], vpn = {}, transitGateways = {} } = props;
    this.vpn = vpn;
    together([
      ...flows.map((said, index) => () => this.flows.push(this.resolve(said, index))),
      ...denials.map((denial, index) => () => {
        const flow = resolveDenial(denial, this.names, pathBelow(section, "denials", index));
        this.denials.push({ said: denial, flow });
      }),
      ...Object.entries(vpn).map(
        ([site, one]) =>
          () =>
            this.judgeVpn(site, one),
      ),
      ...Object.entries(transitGateways).map(
        ([name, { networks }]) =>
          () =>
            this.judgeGateway(name, networks),
      ),
    ]);
    this.refuse();
  }

  /**
   * @throws FaultError NW020 to NW024 for a flow that cannot be, NW035 when it needs a VPN in a zone without a gateway, NW040 when an
   * ACL would have too many rules
   */
  add(said: readonly FlowProps[]): SaidFlow[] {
    const added = said.map((one) => this.resolve(one));
    this.flows.push(...added);
    this.needs.push(...added);
    this.refuse();
    return added;
  }

  /** Rules of a subnet's ACL, first match first. */
  rulesOf({ cidr: block }: SubnetPlan): AclRule[] {
    const tunnels = this.tunnels;
    const transits = tunnels.filter(({ subnet }) => sameCidr(subnet.cidr, block));
    const flows = [...this.flows.map(({ flow }) => flow), ...tunnels.map(gatewayFlow)];
    return deriveAcl(
      { cidr: block, transits },
      { flows, denials: this.denials.map(({ flow }) => flow), own: this.own },
    );
  }

  /** How many rules the longest ACL has. */
  get longest(): number {
    return Math.max(0, ...this.made.map((subnet) => this.rulesOf(subnet).length));
  }

  /**
   * The VPNs, site by site, in each zone through which a flow with the networks behind them leads. One to which no flow leads yet has a
   * gateway in the first zone.
   *
   * @throws FaultError NW035 when the gateway's tier has no subnet in such a zone
   */
  get tunnels(): readonly Tunnel[] {
    if (this.known?.flows === this.flows.length) return this.known.tunnels;
    const tunnels = Object.entries(this.vpn).flatMap(([site, vpn]) => this.tunnelsOf(site, vpn));
    this.known = { flows: this.flows.length, tunnels };
    return tunnels;
  }

  private known?: { readonly flows: number; readonly tunnels: readonly Tunnel[] };

  private tunnelsOf(site: string, vpn: SiteVpnProps): Tunnel[] {
    const { tier = "edge" } = vpn;
    const networks = this.behind(vpn.networks, pathBelow(section, "vpn", site));
    const gateways = this.plan.subnets.filter((one) => one.tier === tier);
    const zones = [...localByZone(this.plan)];
    const used = zones.filter(([, local]) => this.flows.some(({ flow }) => leadsBetween(flow, networks, local)));
    const faults: Fault[] = [];
    const tunnels = (used.length > 0 ? used : zones.slice(0, 1)).flatMap(([zone, local]): Tunnel[] => {
      const subnet = gateways.find((one) => one.zone === zone) ?? (used.length > 0 ? undefined : gateways[0]);
      if (subnet) return [{ site, vpn, zone, subnet, local, networks }];
      faults.push(noGatewaySubnet(site, tier, zone, gateways));
      return [];
    });
    if (faults.length > 0) throw new FaultError(faults);
    return tunnels;
  }

  /** What is reached through a VPN or a transit gateway. */
  private behind(networks: readonly string[], path: string): readonly Cidr[] {
    const faults = networks.flatMap((name, index) =>
      this.names.networks.has(name) ? [] : [noNetwork(name, pathBelow(path, "networks", index), this.names)],
    );
    if (faults.length > 0) throw new FaultError(faults);
    return networks.flatMap((name) => this.names.networks.get(name) ?? []);
  }

  /** @param at which of the section's flows it is, when it is one of them */
  private resolve(said: FlowProps, ...at: readonly number[]): SaidFlow {
    return { said, flow: resolveFlow(said, this.names, pathBelow(section, "flows", ...at)) };
  }

  private judgeVpn(site: string, vpn: SiteVpnProps): void {
    const { tier = "edge", peer } = vpn;
    if (!this.names.tiers.has(tier))
      throw new FaultError([noTier(tier, this.plan, { at: pathBelow(section, "vpn", site, "tier") })]);
    const networks = this.behind(vpn.networks, pathBelow(section, "vpn", site));
    if (parseCidr(peer)?.bits !== 32) throw new FaultError([noPeer(peer, site)]);
    this.own.push(...networks);
  }

  /** @throws FaultError NW031 for a network that has no name, NW037 for one that a VPN leads to as well */
  private judgeGateway(name: string, networks: readonly string[]): void {
    const path = pathBelow(section, "transitGateways", name);
    const behind = this.behind(networks, path);
    const faults = networks.flatMap((network, index): Fault[] => {
      const blocks = this.names.networks.get(network) ?? [];
      const site = Object.entries(this.vpn).find(([, vpn]) => {
        const others = vpn.networks.flatMap((one) => this.names.networks.get(one) ?? []);
        return common(blocks, others).length > 0;
      });
      return site ? [twoWays(network, site[0], pathBelow(path, "networks", index))] : [];
    });
    if (faults.length > 0) throw new FaultError(faults);
    this.own.push(...behind);
  }

  /** Subnets whose ACLs are ours. */
  private get made(): readonly SubnetPlan[] {
    return this.plan.subnets.filter(({ id }) => id === undefined);
  }

  /** What only all flows together show. */
  private refuse(): void {
    const cuts = this.denials.flatMap(({ said, flow }, index) => {
      const need = this.needs.find((one) => cut(flow, one.flow) !== undefined);
      return need ? [needCut(said, index, need.said)] : [];
    });
    if (cuts.length > 0) throw new FaultError(cuts);
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

/** Addresses of each zone: its prefixes, or those of its subnets in a VPC that exists. */
function localByZone({ zones, subnets }: NetworkPlan): ReadonlyMap<string, readonly Cidr[]> {
  const byZone = new Map<string, Cidr[]>();
  for (const { zone, cidr: block } of subnets) byZone.set(zone, [...(byZone.get(zone) ?? []), block]);
  return new Map(
    [...byZone].map(([zone, blocks]) => {
      const planned = zones.find(({ prefixes }) =>
        blocks.every((block) => prefixes.some((prefix) => contains(prefix, block))),
      );
      return [zone, mergeCidrs(planned?.prefixes ?? blocks)];
    }),
  );
}

/** Does a flow lead from one to the other, or back? */
function leadsBetween({ from, to }: Flow, networks: readonly Cidr[], local: readonly Cidr[]): boolean {
  if (from === "internet" || to === "internet") return false;
  const meets = (some: readonly Cidr[], others: readonly Cidr[]) => common(some, others).length > 0;
  return (meets(from, networks) && meets(to, local)) || (meets(from, local) && meets(to, networks));
}

/** The gateway's own packets, as IBM's gateways need them. Gateways have no security groups. */
function gatewayFlow({ vpn, subnet }: Tunnel): Flow {
  return {
    from: [cidr(vpn.peer)],
    to: [subnet.cidr],
    traffic: needsOf("is.vpn").flatMap(({ udp = [] }) =>
      udp.map((port) => ({ protocol: "udp", source: everyPort, destination: { min: port, max: port } })),
    ),
  };
}

function namesOf(plan: NetworkPlan, { networks = {}, resolvers, publicGateway }: PrivateNetworkProps): Names {
  const tiers = new Map<string, Cidr[]>();
  for (const { tier, cidr: block } of plan.subnets) tiers.set(tier, [...(tiers.get(tier) ?? []), block]);
  const open = new Set(publicGateway ? [publicGateway.tier] : []);
  const named = resolveNetworks(networks, tiers, plan.ranges, section);
  const own = resolvers
    ? new Map([[resolversName, resolverAddresses(resolvers, plan.ranges, Object.fromEntries(tiers), networks)]])
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
  ranges: readonly Cidr[],
  tiers: Readonly<Record<string, unknown>>,
  networks: Readonly<Record<string, unknown>>,
): Cidr[] {
  const faults = resolvers.flatMap((address, index): Fault[] => {
    const parsed = parseCidr(address);
    if (parsed?.bits === 32 && !ranges.some((range) => overlaps(parsed, range))) return [];
    return [
      {
        code: "NW011",
        message: "the resolver is not an IPv4 address outside the VPC",
        place: { path: pathBelow(section, "resolvers", index) },
        expected: `an IPv4 address outside ${ranges.map(formatCidr).join(", ")}`,
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

function noGatewaySubnet(site: string, tier: string, zone: string, gateways: readonly SubnetPlan[]): Fault {
  return {
    code: "NW035",
    message: `the VPN ${site} has no subnet for a gateway in ${zone}, and a gateway serves its own zone only`,
    place: { path: pathBelow(section, "vpn", site) },
    expected: `a subnet of the tier ${tier} in ${zone}`,
    got: gateways.length > 0 ? `subnets in ${gateways.map((one) => one.zone).join(", ")}` : "none",
    fix: `List a subnet of ${tier} in ${zone} under existing.subnets, or leave ${zone} out of the flows with the networks behind the VPN.`,
  };
}

/** Security groups only allow: what is denied stands in ACLs. */
function denialsElsewhere(count: number): Fault {
  return {
    code: "NW027",
    message: "denials have no effect in a VPC that exists: its owner manages the ACLs",
    place: { path: `${section}.denials` },
    expected: "no denials beside existing",
    got: `${count} denials`,
    fix: "Remove them, and have the VPC's owner add them to its ACLs; or narrow the flows, from which the security groups follow.",
  };
}

function needCut({ from, to }: DenialProps, index: number, need: FlowProps): Fault {
  const ports = [need.tcp === undefined ? [] : `tcp ${need.tcp}`, need.udp === undefined ? [] : `udp ${need.udp}`];
  return {
    code: "NW028",
    message: `the denial blocks traffic that the platform needs: ${[`${need.from} to ${need.to}`, ...ports.flat()].join(", ")}`,
    place: { path: pathBelow(section, "denials", index) },
    expected: "a denial that leaves what systems and name resolution need, and their answers",
    got: `${from} to ${to}`,
    fix: "Narrow the denial with tcp or udp, or name other networks.",
  };
}

function twoWays(network: string, site: string, path: string): Fault {
  return {
    code: "NW037",
    message: `the network ${network} is behind the VPN ${site} and behind the transit gateway`,
    place: { path },
    expected: "each address behind one of the two: which of them a packet would take is unknown",
    got: network,
    fix: "Name it in one of them, or split it into networks that do not overlap.",
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
