import { TerraformOutput } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { type Cidr, formatCidr, overlaps, parseCidr } from "../../core/cidr";
import { FaultError } from "../../core/fault";
import { wrongNames } from "../../core/names";
import { noProps } from "../../core/validated";
import { pathBelow } from "../../document/document";
import { Platform } from "../../platform/platform";
import { validateProps } from "../../platform/validate-props";
import { quota, raisedName } from "../../terraform/quotas";
import { Secrets } from "../secrets";
import { aclArguments } from "./acl-arguments";
import { EndpointGateway } from "./endpoint-gateway";
import type { FlowProps } from "./flow";
import { FlowLog } from "./flow-log";
import { FlowTable, noTier, type SaidFlow, type TierNeed, type Tunnel } from "./flow-table";
import { JoinedGateway } from "./joined-gateway";
import type { ExistingNetworkProps, PrivateNetworkProps } from "./props";
import { networkSchema } from "./schema";
import { deriveSecurityRules } from "./security-rules";
import { type EndpointService, endpointServices, serviceTarget } from "./services";
import { keyVariable, SiteVpn, vpnName } from "./site-vpn";
import { TierGroup } from "./tier-group";
import { type NetworkPlan, planNetwork } from "./tiers";
import { TransitGateway } from "./transit-gateway";
import { type ISubnet, Vpc } from "./vpc";

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
    return Platform.one(scope, "network", (platform) => new PrivateNetwork(platform));
  }

  readonly vpcId: string;
  readonly vpcCrn: string;
  readonly subnets: readonly ISubnet[];
  /** The VPC, when it is made here. */
  readonly vpc?: Vpc;
  private readonly platform: Platform;
  private readonly plan: NetworkPlan;
  private readonly table: FlowTable;
  private readonly groups: ReadonlyMap<string, TierGroup>;
  private readonly endpoints = new Map<string, EndpointGateway>();
  private readonly sites = new Map<string, SiteVpn>();
  /** Names of the endpoints that the network's own section asks for, in its order. */
  private readonly listed: readonly string[];

  /**
   * @throws FaultError NW001 to NW041: addresses that cannot be planned, flows or endpoints that cannot be, ACLs that
   * are too long
   */
  constructor(platform: Platform, props: PrivateNetworkProps = noProps) {
    super(platform.foundations, "network");
    platform.register("network", this);
    validateProps(this.node.path, networkSchema, props);
    this.platform = platform;
    const faults = wrongNames("network", [
      props.tiers,
      props.existing?.subnets,
      props.networks,
      props.vpn,
      props.transit,
      props.transitGateways,
    ]);
    if (faults.length > 0) throw new FaultError(faults);
    this.plan = planNetwork(props, platform.region, "network");
    refuseOwnRunner(platform.runner, this.plan.ranges);
    this.table = new FlowTable(this.plan, props);
    this.listed = (props.endpoints ?? []).map((endpoint) => (typeof endpoint === "string" ? endpoint : endpoint.name));
    this.sayRaised(props.aclRuleLimit);
    if (props.existing) {
      this.vpcCrn = props.existing.vpc;
      this.vpcId = props.existing.vpc.split(":").at(-1) ?? "";
      this.subnets = this.takeOver(props.existing);
    } else {
      this.vpc = new Vpc(this, "vpc", {
        plan: this.plan,
        ...(props.publicGateway ? { publicGateway: props.publicGateway } : {}),
        ...(props.resolvers ? { resolvers: props.resolvers } : {}),
        rules: (subnet) => this.table.rulesOf(subnet).map(aclArguments),
      });
      this.vpcCrn = this.vpc.resource.crn;
      this.vpcId = this.vpc.resource.id;
      this.subnets = this.vpc.subnets;
      const { bucket } = new FlowLog(this, "flow-log", { vpc: this.vpcId, days: props.flowLogDays ?? 365 });
      this.writeRunbook(this.vpc, bucket);
    }
    this.groups = new Map(
      [...this.table.names.tiers.keys()].map((tier) => [tier, new TierGroup(this, tier, { vpc: this.vpcId })]),
    );
    for (const flow of this.table.flows) this.openGroups(flow);
    for (const endpoint of props.endpoints ?? []) {
      if (endpoint === "secrets-manager") this.endpoint(endpoint, Secrets.of(platform).crn);
      else if (typeof endpoint === "string") this.endpoint(endpoint);
      else this.endpoint(endpoint.name, endpoint.crn);
    }
    this.connect();
    for (const [name, { gateway }] of Object.entries(props.transitGateways ?? {})) {
      const path = pathBelow("network", "transitGateways", name, "gateway");
      new JoinedGateway(this, `joined-${name}`, { gateway, vpc: this.vpcCrn, path });
    }
    if (props.transit) {
      platform.existing.push(...Object.values(props.transit));
      new TransitGateway(this, "transit", { vpc: this.vpcCrn, others: props.transit });
    }
  }

  /** All addresses of the VPC. */
  get ranges(): readonly Cidr[] {
    return this.plan.ranges;
  }

  /**
   * Says which tiers are missing, before flows name them.
   *
   * @param needs Who asks, by tier
   * @throws FaultError NW030, for all that are missing at once
   */
  requireTiers(needs: ReadonlyMap<string, TierNeed>): void {
    const missing = [...needs].filter(([tier]) => !this.groups.has(tier));
    if (missing.length > 0) throw new FaultError(missing.map(([tier, need]) => noTier(tier, this.plan, need)));
  }

  /** The subnets of a tier, one for each zone. */
  tier(name: string): readonly ISubnet[] {
    const subnets = this.subnets.filter(({ tier }) => tier === name);
    if (subnets.length === 0) throw new FaultError([noTier(name, this.plan)]);
    return subnets;
  }

  /** Id of a tier's security group: whatever stands in the tier carries it. */
  securityGroup(tier: string): string {
    const group = this.groups.get(tier);
    if (!group) throw new FaultError([noTier(tier, this.plan)]);
    return group.id;
  }

  /**
   * Allows flows more, for a system that knows what it needs.
   *
   * @throws FaultError NW020 to NW024 for a flow that cannot be, NW040 when an ACL would have too many rules
   */
  allow(...flows: readonly FlowProps[]): void {
    for (const flow of this.table.add(flows)) this.openGroups(flow);
    this.connect();
  }

  /** The check counts rules too, and has to know what support has raised. */
  private sayRaised(aclRules: number | undefined): void {
    const { id, limit } = quota("acl-rules");
    if (aclRules === undefined || aclRules <= limit) return;
    new TerraformOutput(this.platform.foundations, raisedName(id), {
      value: aclRules,
      description: "Rules that support allows in a network ACL",
    });
  }

  /** Has the service one endpoint for all of its instances in the platform's region? */
  hasSharedEndpoint(service: EndpointService): boolean {
    return endpointServices[service](this.platform.region) !== undefined;
  }

  /**
   * The private endpoint of a service, made on first use; `crn` is an instance's, for services that are not known by name.
   *
   * @throws FaultError NW034 for a service that has an endpoint for each instance in the region
   */
  endpoint(service: EndpointService): EndpointGateway;
  endpoint(service: string, crn: string): EndpointGateway;
  endpoint(service: string, crn?: string): EndpointGateway {
    const existing = this.endpoints.get(service);
    if (existing) return existing;
    const gateway = new EndpointGateway(this, service, {
      vpc: this.vpcId,
      target: crn ?? serviceTarget(service as EndpointService, this.platform.region, this.placeOfEndpoint(service)),
      subnets: this.tier("endpoints"),
      securityGroup: this.securityGroup("endpoints"),
    });
    this.endpoints.set(service, gateway);
    return gateway;
  }

  /** Where the network's section asks for an endpoint; the list of them when a system does. */
  placeOfEndpoint(name: string): string {
    const index = this.listed.indexOf(name);
    return pathBelow("network", "endpoints", ...(index < 0 ? [] : [index]));
  }

  /** What has private endpoints so far: the CRN of each, by the endpoint's name. */
  get endpointTargets(): ReadonlyMap<string, string> {
    return new Map([...this.endpoints].map(([name, { target }]) => [name, target]));
  }

  private takeOver({ vpc, subnets }: ExistingNetworkProps): ISubnet[] {
    this.platform.use(vpc, "network.existing.vpc", "regional");
    for (const [tier, list] of Object.entries(subnets))
      for (const [index, { crn }] of list.entries())
        this.platform.use(crn, pathBelow("network", "existing", "subnets", tier, index, "crn"));
    return this.plan.subnets.map(({ id = "", tier, zone, cidr }) => ({ id, tier, zone, cidr: formatCidr(cidr) }));
  }

  private openGroups({ said, flow }: SaidFlow): void {
    for (const rule of deriveSecurityRules(said, flow, new Set(this.groups.keys()))) {
      const { remote } = rule;
      this.groups.get(rule.tier)?.open(rule, "tier" in remote ? this.securityGroup(remote.tier) : remote.cidr);
    }
  }

  /** Makes the part of each VPN in each zone through which a flow leads, where it is not there yet. */
  private connect(): void {
    for (const tunnel of this.table.tunnels) {
      const { site, vpn, subnet, local, networks } = tunnel;
      const found = this.sites.get(site) ?? new SiteVpn(this, site);
      this.sites.set(site, found);
      const suffix = this.suffixOf(tunnel);
      found.connect({
        ...(suffix === undefined ? {} : { suffix }),
        peer: vpn.peer,
        subnet: this.tier(subnet.tier).find(({ cidr }) => cidr === formatCidr(subnet.cidr)) as ISubnet,
        local: local.map(formatCidr),
        remote: networks.map(formatCidr),
      });
    }
  }

  /** The gateway in the first subnet of its tier has the VPN's own name. */
  private suffixOf({ subnet }: Tunnel): string | undefined {
    const first = this.tier(subnet.tier)[0];
    return first?.cidr === formatCidr(subnet.cidr) ? undefined : subnet.zone.split("-").at(-1);
  }

  /** What the peer of each VPN is told: read when the file is written, for systems may have allowed more by then. */
  private get peers(): object[] {
    const { platform, table } = this;
    return [...this.sites].map(([name, { node }]) => {
      const tunnels = table.tunnels.filter(({ site }) => site === name);
      return {
        name,
        peer: tunnels[0]?.vpn.peer,
        variable: keyVariable(name),
        remote: tunnels[0]?.networks.map(formatCidr).join(", "),
        zones: tunnels.map((tunnel) => ({
          zone: tunnel.zone,
          gateway: vpnName(node.path, platform.name, name, this.suffixOf(tunnel)),
          local: tunnel.local.map(formatCidr).join(", "),
        })),
      };
    });
  }

  private writeRunbook(vpc: Vpc, bucket: string): void {
    const stack = this.platform.foundations.node.id;
    const { table } = this;
    const peers = () => this.peers;
    this.platform.artefacts.push(
      {
        stack,
        file: "runbooks/network.md",
        template: "network/network.md",
        data: {
          platform: this.platform.name,
          vpc: vpc.names.vpc,
          region: this.platform.region,
          subnets: this.plan.subnets.length,
          // Read when the file is written: systems may have allowed more by then.
          get rules() {
            return table.longest;
          },
          ruleLimit: table.ruleLimit,
          bucket,
          get sites() {
            return peers();
          },
        },
      },
      { stack, file: "runbooks/closed-defaults.sh", template: "network/closed-defaults.sh", data: vpc.names },
    );
  }
}

/** Services see other addresses of who calls from a VPC than its own: those that the VPC's CRN stands for. */
function refuseOwnRunner(runner: string | undefined, ranges: readonly Cidr[]): void {
  const block = runner === undefined ? undefined : parseCidr(runner);
  const range = block && ranges.find((one) => overlaps(block, one));
  if (!range) return;
  throw new FaultError([
    {
      code: "NW041",
      message:
        "the runner's addresses are inside this VPC, where context-based restrictions do not see private addresses",
      place: { path: "runner" },
      expected: "the CRN of the VPC that Terraform runs in, or addresses that are not in a VPC",
      got: `${runner}, part of ${formatCidr(range)}`,
      fix: "Run Terraform in another VPC that already exists, and set runner to its CRN.",
    },
  ]);
}
