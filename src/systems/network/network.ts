import { Construct, type IConstruct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { Platform } from "../../core/platform";
import { type AclRule, type AclWorld, deriveAcl } from "./acl";
import { aclArguments } from "./acl-arguments";
import { type Cidr, cidr, formatCidr, sameCidr } from "./cidr";
import { EndpointGateway } from "./endpoint-gateway";
import { type Flow, type FlowProps, ibmRanges } from "./flow";
import { FlowLog } from "./flow-log";
import type { PrivateNetworkProps, SiteVpnProps } from "./props";
import { type Names, resolveDenial, resolveFlow, resolveNetworks } from "./resolve";
import { deriveSecurityRules } from "./security-rules";
import { type EndpointService, endpointServices } from "./services";
import { SiteVpn } from "./site-vpn";
import { TierGroup } from "./tier-group";
import { type NetworkPlan, planNetwork, type SubnetPlan } from "./tiers";
import { TransitGateway } from "./transit-gateway";
import { type ISubnet, Vpc } from "./vpc";

/** Where faults are: the section of the blueprint. */
const section = "network";

/**
 * A VPC in which only declared flows pass: tiers of subnets in each zone, and ACLs and security groups that follow from the flows.
 *
 * @example
 * new PrivateNetwork(platform, {
 *   range: "10.10.0.0/16",
 *   networks: { corporate: ["192.168.40.0/22"] },
 *   flows: [{ from: "corporate", to: "edge", tcp: 443 }],
 * });
 */
export class PrivateNetwork extends Construct {
  /** The platform's network, created with the defaults if nobody has set it up. */
  static of(scope: IConstruct): PrivateNetwork {
    const platform = Platform.of(scope);
    return platform.find<PrivateNetwork>("network") ?? new PrivateNetwork(platform);
  }

  readonly vpcId: string;
  readonly vpcCrn: string;
  readonly subnets: readonly ISubnet[];
  /** The VPC, when it is made here. */
  readonly vpc?: Vpc;
  private readonly platform: Platform;
  private readonly plan: NetworkPlan;
  private readonly names: Names;
  private readonly acl: AclWorld & { readonly flows: Flow[]; readonly own: Cidr[] };
  private readonly groups: ReadonlyMap<string, TierGroup>;
  private readonly endpoints = new Map<string, EndpointGateway>();
  private readonly ruleLimit: number;
  /** Subnets of VPN gateways, and what is reached through them. */
  private readonly transits: { readonly subnet: Cidr; readonly networks: readonly Cidr[] }[] = [];

  /** @throws FaultError NW001 to NW050: whatever is wrong with the flows, all of it at once */
  constructor(platform: Platform, props: PrivateNetworkProps = {}) {
    super(platform.foundations, "network");
    platform.register("network", this);
    this.platform = platform;
    this.ruleLimit = props.aclRuleLimit ?? 50;
    this.plan = planNetwork(props, platform.region, section);
    this.names = this.namesOf(props);
    const flows = [...resolversFor(props, this.names), ...(props.flows ?? [])];
    const named = { tiers: new Set(this.names.tiers.keys()) };
    const resolved = every(flows, (flow, index) =>
      resolveFlow(flow, this.names, `${section}.flows.${index - (flows.length - (props.flows ?? []).length)}`),
    );
    const denials = every(props.denials ?? [], (denial, index) =>
      resolveDenial(denial, this.names, `${section}.denials.${index}`),
    );
    this.acl = { flows: [...resolved], denials, own: [this.plan.range] };
    for (const [site, vpn] of Object.entries(props.vpn ?? {})) this.planVpn(site, vpn);
    this.refuseTooManyRules();

    if (props.existing) {
      platform.existing.push(props.existing.vpc, ...Object.values(props.existing.subnets).flatMap(crnsOf));
      this.vpcCrn = props.existing.vpc;
      this.vpcId = props.existing.vpc.split(":").at(-1) ?? "";
      this.subnets = this.plan.subnets.map(({ tier, zone, cidr: block, id = "" }) => ({
        id,
        tier,
        zone,
        cidr: formatCidr(block),
      }));
    } else {
      const { publicGateway } = props;
      this.vpc = new Vpc(this, "vpc", {
        plan: this.plan,
        ...(publicGateway ? { publicGateway } : {}),
        rules: (subnet) => this.rulesOf(subnet).map(aclArguments),
      });
      this.vpcCrn = this.vpc.resource.crn;
      this.vpcId = this.vpc.resource.id;
      this.subnets = this.vpc.subnets;
      new FlowLog(this, "flow-log", { vpc: this.vpcId, days: props.flowLogDays ?? 365 });
    }
    this.groups = new Map([...named.tiers].map((tier) => [tier, new TierGroup(this, tier, { vpc: this.vpcId })]));
    for (const [index, flow] of flows.entries()) this.openGroups(flow, resolved[index] as Flow);
    for (const endpoint of props.endpoints ?? []) {
      if (typeof endpoint === "string") this.endpoint(endpoint);
      else this.endpoint(endpoint.name, endpoint.crn);
    }
    for (const [site, vpn] of Object.entries(props.vpn ?? {})) this.addVpn(site, vpn);
    if (props.transit) {
      platform.existing.push(...Object.values(props.transit));
      new TransitGateway(this, "transit", { vpc: this.vpcCrn, others: props.transit });
    }
  }

  /** The subnets of a tier, one for each zone. */
  tier(name: string): readonly ISubnet[] {
    const subnets = this.subnets.filter(({ tier }) => tier === name);
    if (subnets.length === 0) throw new FaultError([noTier(name, [...this.names.tiers.keys()])]);
    return subnets;
  }

  /** Id of a tier's security group: whatever stands in the tier carries it. */
  securityGroup(tier: string): string {
    const group = this.groups.get(tier);
    if (!group) throw new FaultError([noTier(tier, [...this.names.tiers.keys()])]);
    return group.id;
  }

  /**
   * Allows a flow more, for a system that knows what it needs.
   *
   * @throws FaultError NW020 to NW024 for a flow that cannot be, NW040 when an ACL would have too many rules
   */
  allow(flow: FlowProps): void {
    const resolved = resolveFlow(flow, this.names, `${section}.flows`);
    this.acl.flows.push(resolved);
    this.refuseTooManyRules();
    this.openGroups(flow, resolved);
  }

  /** The private endpoint of a service, made on first use; `crn` is an instance's, for services that are not known by name. */
  endpoint(service: EndpointService): EndpointGateway;
  endpoint(service: string, crn: string): EndpointGateway;
  endpoint(service: string, crn?: string): EndpointGateway {
    const existing = this.endpoints.get(service);
    if (existing) return existing;
    const target = crn ?? endpointServices[service as EndpointService](this.platform.region);
    const gateway = new EndpointGateway(this, service, {
      vpc: this.vpcId,
      target,
      subnets: this.tier("endpoints"),
      securityGroup: this.securityGroup("endpoints"),
    });
    this.endpoints.set(service, gateway);
    return gateway;
  }

  private namesOf({ networks = {}, publicGateway }: PrivateNetworkProps): Names {
    const tiers = new Map<string, Cidr[]>();
    for (const { tier, cidr: block } of this.plan.subnets) tiers.set(tier, [...(tiers.get(tier) ?? []), block]);
    if (publicGateway && !tiers.has(publicGateway.tier)) {
      throw new FaultError([noTier(publicGateway.tier, [...tiers.keys()])]);
    }
    return {
      tiers,
      networks: resolveNetworks(networks, tiers, this.plan.range, section),
      open: new Set(publicGateway ? [publicGateway.tier] : []),
    };
  }

  private rulesOf({ cidr: block }: SubnetPlan): AclRule[] {
    const transits = this.transits.filter(({ subnet }) => sameCidr(subnet, block)).flatMap(({ networks }) => networks);
    return deriveAcl({ cidr: block, transits }, this.acl);
  }

  private openGroups(flow: FlowProps, resolved: Flow): void {
    for (const rule of deriveSecurityRules(flow, resolved, new Set(this.names.tiers.keys()))) {
      const { remote } = rule;
      this.groups.get(rule.tier)?.open(rule, "tier" in remote ? this.securityGroup(remote.tier) : remote.cidr);
    }
  }

  /** The gateway's own packets, and those that pass through its subnet. */
  private planVpn(site: string, { peer, networks, tier = "edge" }: SiteVpnProps): void {
    const faults = networks
      .filter((name) => !this.names.networks.has(name))
      .map((name) => noNetwork(name, `${section}.vpn.${site}`, [...this.names.networks.keys()]));
    const subnet = this.plan.subnets.find((one) => one.tier === tier);
    if (!subnet) faults.push(noTier(tier, [...this.names.tiers.keys()]));
    if (faults.length > 0 || !subnet) throw new FaultError(faults);
    const remote = networks.flatMap((name) => this.names.networks.get(name) ?? []);
    this.transits.push({ subnet: subnet.cidr, networks: remote });
    this.acl.own.push(...remote);
    // IKE, and ESP inside UDP: the gateway has a private address, so both sides find that there is a NAT between them.
    const exchange = [500, 4500].map((port) => ({ min: port, max: port }));
    this.acl.flows.push({
      from: [cidr(peer)],
      to: [subnet.cidr],
      traffic: exchange.map((port) => ({ protocol: "udp", source: port, destination: port })),
    });
  }

  private addVpn(site: string, { peer, networks, tier = "edge" }: SiteVpnProps): void {
    const [subnet] = this.tier(tier);
    if (!subnet) return;
    new SiteVpn(this, site, {
      peer,
      subnet,
      local: [formatCidr(this.plan.range)],
      remote: networks.flatMap((name) => (this.names.networks.get(name) ?? []).map(formatCidr)),
    });
  }

  private refuseTooManyRules(): void {
    const faults = this.plan.subnets
      .filter(({ id }) => id === undefined)
      .map((subnet) => ({ subnet, count: this.rulesOf(subnet).length }))
      .filter(({ count }) => count > this.ruleLimit)
      .map(
        ({ subnet, count }): Fault => ({
          code: "NW040",
          message: `the ACL of ${subnet.tier} in ${subnet.zone} has too many rules`,
          place: { path: `${section}.flows` },
          expected: `at most ${this.ruleLimit}, inbound and outbound together`,
          got: String(count),
          fix: "Name fewer, wider networks; or have the quota raised and say so with aclRuleLimit.",
        }),
      );
    if (faults.length > 0) throw new FaultError(faults);
  }
}

/** What asks names: every tier, but the one in which only endpoints are. */
function resolversFor({ tiers = {} }: PrivateNetworkProps, names: Names): FlowProps[] {
  return [...names.tiers.keys()]
    .filter((tier) => tiers[tier]?.dns ?? tier !== "endpoints")
    .map((tier) => ({ from: tier, to: Object.keys(ibmRanges)[0] as string, tcp: 53, udp: 53 }));
}

/** Every result, or every fault of every item. */
function every<Item, Result>(items: readonly Item[], read: (item: Item, index: number) => Result): Result[] {
  const faults: Fault[] = [];
  const results = items.flatMap((item, index) => {
    try {
      return [read(item, index)];
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  if (faults.length > 0) throw new FaultError(faults);
  return results;
}

function crnsOf(subnets: readonly { readonly crn: string }[]): string[] {
  return subnets.map(({ crn }) => crn);
}

function noTier(name: string, tiers: readonly string[]): Fault {
  return {
    code: "NW030",
    message: `the network has no tier ${name}`,
    place: { path: `${section}.tiers` },
    expected: tiers.join(", "),
    got: name,
    fix: `Add it to the tiers: ${name}: { prefixLength: 27 }.`,
  };
}

function noNetwork(name: string, path: string, networks: readonly string[]): Fault {
  return {
    code: "NW031",
    message: `there is no network ${name}`,
    place: { path: `${path}.networks` },
    expected: networks.join(", ") || "a name under networks",
    got: name,
  };
}
