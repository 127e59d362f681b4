import type { TierSize } from "./address-plan";
import type { DenialProps, FlowProps } from "./flow";
import type { EndpointService, OwnInstance } from "./services";

export interface TierProps extends TierSize {
  /**
   * True lets the tier send DNS queries to the resolvers, on TCP and UDP port 53.
   * @default true: false for the tier `endpoints`, which needs no DNS
   * @example false
   */
  readonly dns?: boolean;
}

export interface ExistingSubnetProps {
  /**
   * CRN of the subnet, which includes its zone.
   * @example "crn:v1:bluemix:public:is:eu-de-1:a/0123456789abcdef0123456789abcdef::subnet:02b7-11111111-2222-4333-8444-555555555555"
   */
  readonly crn: string;
  /**
   * IPv4 addresses of the subnet, in CIDR notation.
   * @example 10.10.1.0/24
   */
  readonly cidr: string;
}

export interface ExistingNetworkProps {
  /**
   * CRN of the VPC to use.
   * @example "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::vpc:r010-51111111-2222-4333-8444-555555555555"
   */
  readonly vpc: string;
  /**
   * Subnets of the VPC by tier.
   * @example
   * workers:
   *   - crn: "crn:v1:bluemix:public:is:eu-de-1:a/0123456789abcdef0123456789abcdef::subnet:02b7-11111111-2222-4333-8444-555555555555"
   *     cidr: 10.10.1.0/24
   */
  readonly subnets: Readonly<Record<string, readonly ExistingSubnetProps[]>>;
}

export interface SiteVpnProps {
  /**
   * Public IPv4 address of the VPN gateway on the other side.
   * @example 198.51.100.20
   */
  readonly peer: string;
  /**
   * Networks behind the peer, by their names in `network.networks`.
   * @example [corporate]
   */
  readonly networks: readonly string[];
  /**
   * Tier whose subnets hold the VPN gateways, one in each zone through which a flow with the networks leads.
   * @default "edge"
   * @example vpn
   */
  readonly tier?: string;
}

/** A transit gateway that another team owns. */
export interface JoinedGatewayProps {
  /**
   * CRN of the transit gateway, in the platform's account and region.
   * @example "crn:v1:bluemix:public:transit:eu-de:a/0123456789abcdef0123456789abcdef::gateway:81111111-2222-4333-8444-555555555555"
   */
  readonly gateway: string;
  /**
   * Networks behind the gateway, by their names in `network.networks`. Only flows that name them let their traffic in.
   * @example [backbone]
   */
  readonly networks: readonly string[];
}

/** An instance that is reached by a virtual private endpoint. */
export interface EndpointInstance {
  /**
   * Label of the endpoint gateway, part of its resource name.
   * @example monitoring
   */
  readonly name: string;
  /**
   * CRN of the service instance that the gateway connects to.
   * @example "crn:v1:bluemix:public:sysdig-monitor:us-south:a/0123456789abcdef0123456789abcdef:51111111-2222-4333-8444-555555555555::"
   */
  readonly crn: string;
}

/** The one subnet with a way out to the Internet. */
export interface PublicGatewayProps {
  /**
   * Tier, from `tiers`, in which one subnet gets the gateway.
   * @example gateway
   */
  readonly tier: string;
  /**
   * Number of the availability zone whose subnet gets the gateway, 1 to 3.
   * @example 1
   */
  readonly zone: number;
}

/**
 * A VPC that allows only declared flows: Rampart derives ACLs and security groups from them.
 * @default - a VPC is created when a system needs one
 * @control IKS-83
 * @example { range: 10.10.0.0/16 }
 */
export interface PrivateNetworkProps {
  /**
   * Existing VPC with its subnets. Its ACLs, public gateways and flow logs are managed elsewhere.
   * @default - a VPC is created
   * @example
   * vpc: "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::vpc:r010-51111111-2222-4333-8444-555555555555"
   * subnets:
   *   workers:
   *     - crn: "crn:v1:bluemix:public:is:eu-de-1:a/0123456789abcdef0123456789abcdef::subnet:02b7-11111111-2222-4333-8444-555555555555"
   *       cidr: 10.10.1.0/24
   */
  readonly existing?: ExistingNetworkProps;
  /**
   * Private IPv4 addresses of the whole VPC in CIDR notation: one network, or a list of up to 8 that do not overlap. Each zone has an
   * address prefix of each, and the tiers' subnets fill them in their order: add another network at the end, and no subnet moves.
   * With `existing`, the address ranges of that VPC, which are required then.
   * @default "10.240.0.0/16"
   * @control IKS-79
   * @example 10.10.0.0/16
   * @example [10.10.0.0/16, 10.64.0.0/20]
   */
  readonly range?: string | readonly string[];
  /**
   * Number of availability zones, 1 to 3; each zone has a subnet of every tier.
   * @default 3
   * @control VC-01
   * @example 3
   */
  readonly zones?: number;
  /**
   * Tiers by name: groups of subnets with the same flows, and the size of the subnets. They add to the default tiers, or change
   * their size. Add new tiers at the end, so that the other tiers keep their addresses.
   * @default - edge /26, workers /24, endpoints /27
   * @control IKS-79
   * @example
   * edge: { prefixLength: 26 }
   * workers: { prefixLength: 24 }
   * endpoints: { prefixLength: 27 }
   */
  readonly tiers?: Readonly<Record<string, TierProps>>;
  /**
   * IPv4 addresses of DNS servers outside the VPC that replace IBM's, 1 to 3. They must forward IBM's private names to
   * 161.26.0.7 and 161.26.0.8. Every tier that resolves names can query them, and flows can name them as `resolvers`.
   * @default - IBM's resolvers
   * @example [192.168.40.10, 192.168.40.11]
   */
  readonly resolvers?: readonly string[];
  /**
   * Networks outside the VPC by name, each a list of CIDRs; flows use these names.
   * @default - none
   * @example { corporate: [192.168.40.0/22] }
   */
  readonly networks?: Readonly<Record<string, readonly string[]>>;
  /**
   * Allowed traffic: source, destination and ports. Rampart derives ACLs and security groups from it, for requests and
   * replies.
   * @default - nothing but DNS queries to the resolvers
   * @control IKS-83
   * @example
   * - { from: corporate, to: edge, tcp: 443 }
   * - { from: edge, to: workers, tcp: 30000-32767 }
   */
  readonly flows?: readonly FlowProps[];
  /**
   * Traffic to block although a flow would allow it.
   * @default - none; traffic without a flow is blocked anyway
   * @control IKS-83
   * @example [{ from: corporate, to: workers, tcp: 22 }]
   */
  readonly denials?: readonly DenialProps[];
  /**
   * Services to call through a virtual private endpoint in the tier `endpoints`: well-known services by name, single
   * instances by a name and a CRN. `secrets-manager` is the platform's own instance.
   * @default - none
   * @control IKS-77
   * @example [kms, iam]
   */
  readonly endpoints?: readonly (EndpointService | OwnInstance | EndpointInstance)[];
  /**
   * The one subnet with a public gateway, and therefore with outbound Internet access. It requires waivers of IKS-76.
   * @default - none
   * @control IKS-76
   * @example { tier: gateway, zone: 1 }
   */
  readonly publicGateway?: PublicGatewayProps;
  /**
   * Site-to-site VPN gateways by name. The pre-shared key is a sensitive Terraform variable.
   * @default - none
   * @control IKS-86
   * @example { head-office: { peer: 198.51.100.20, networks: [corporate], tier: vpn } }
   */
  readonly vpn?: Readonly<Record<string, SiteVpnProps>>;
  /**
   * VPCs to connect with this one through a local transit gateway: the CRN of each VPC by name.
   * @default - none
   * @control IKS-80
   * @example { shared-services: "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::vpc:r010-61111111-2222-4333-8444-555555555555" }
   */
  readonly transit?: Readonly<Record<string, string>>;
  /**
   * Transit gateways of other teams, by name, that this VPC joins: what is connected to one can send packets to this VPC, and the ACLs
   * and security groups pass only the declared flows.
   * @default - none
   * @control IKS-80
   * @example
   * backbone:
   *   gateway: "crn:v1:bluemix:public:transit:eu-de:a/0123456789abcdef0123456789abcdef::gateway:81111111-2222-4333-8444-555555555555"
   *   networks: [backbone]
   */
  readonly transitGateways?: Readonly<Record<string, JoinedGatewayProps>>;
  /**
   * Days after which flow logs are deleted, 1 to 3650.
   * @default 365
   * @control IKS-50
   * @example 90
   */
  readonly flowLogDays?: number;
  /**
   * Maximum number of rules in one ACL, inbound and outbound together. Raise it after IBM support has raised the
   * account's quota. Source: "Quotas and service limits for VPC", 2026-07-05; it was 100 before 2025-08-22.
   * @default 200
   * @example 400
   */
  readonly aclRuleLimit?: number;
}

export const defaultTiers: Readonly<Record<string, TierProps>> = {
  edge: { prefixLength: 26 },
  workers: { prefixLength: 24 },
  endpoints: { prefixLength: 27 },
};
