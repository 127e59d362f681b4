import type { TierSize } from "./address-plan";
import type { DenialProps, FlowProps } from "./flow";
import type { EndpointService } from "./services";

export interface TierProps extends TierSize {
  /**
   * Let the tier ask IBM's resolvers, TCP and UDP 53.
   * @default true, but for the tier `endpoints`, where nothing asks
   */
  readonly dns?: boolean;
}

export interface ExistingSubnetProps {
  /** CRN of the subnet; its zone is read from it. */
  readonly crn: string;
  /** Its addresses, as a CIDR. */
  readonly cidr: string;
}

export interface ExistingNetworkProps {
  /** CRN of the VPC. */
  readonly vpc: string;
  /** Its subnets by tier. Their ACLs, gateways and flow logs stay their owner's. */
  readonly subnets: Readonly<Record<string, readonly ExistingSubnetProps[]>>;
}

export interface SiteVpnProps {
  /** Public IPv4 address of the gateway on the other side. */
  readonly peer: string;
  /** Names of the networks that are reached through it. */
  readonly networks: readonly string[];
  /** Tier whose subnet in the first zone holds the gateway. @default "edge" */
  readonly tier?: string;
}

export interface PrivateNetworkProps {
  /** A VPC that exists, with its subnets. @default - a VPC is made */
  readonly existing?: ExistingNetworkProps;
  /**
   * Private addresses of the whole VPC, as a CIDR; with `existing`, what the VPC has.
   * @default "10.240.0.0/16"
   * @control IKS-79
   */
  readonly range?: string;
  /** Zones, 1 to 3; each has a subnet of each tier. @default 3 */
  readonly zones?: number;
  /**
   * Groups of subnets that are treated alike, by name, with their sizes. Name a new one last: the others then stay where they are.
   * @default - edge /26, workers /24, endpoints /27
   */
  readonly tiers?: Readonly<Record<string, TierProps>>;
  /**
   * IPv4 addresses of resolvers outside the VPC that are asked in place of IBM's, 1 to 3. They have to know IBM's private names, those
   * of endpoints among them: forward what they do not know to 161.26.0.7 and 161.26.0.8. Each tier that asks names may ask them,
   * and flows may name them: `resolvers`. In a VPC that exists its owner sets them; what may pass is the same.
   * @default - IBM's
   */
  readonly resolvers?: readonly string[];
  /** Networks outside the VPC, by name, as CIDRs. @default - none */
  readonly networks?: Readonly<Record<string, readonly string[]>>;
  /**
   * What may be sent: ACLs and security groups follow from it.
   * @default - nothing but questions to IBM's resolvers
   * @control IKS-83
   */
  readonly flows?: readonly FlowProps[];
  /** What may not be sent, whatever the flows say. @default - nothing more than what no flow names */
  readonly denials?: readonly DenialProps[];
  /**
   * Services that are reached by virtual private endpoints: known ones by name, instances by a name and their CRN. Their
   * addresses lie in the tier `endpoints`.
   * @default - none
   * @control IKS-77
   */
  readonly endpoints?: readonly (EndpointService | { readonly name: string; readonly crn: string })[];
  /**
   * The one subnet with a way out to the Internet. Needs waivers of IKS-76 at the subnet.
   * @default - none
   * @control IKS-76
   */
  readonly publicGateway?: { readonly tier: string; readonly zone: number };
  /** Site-to-site VPNs, by name. @default - none */
  readonly vpn?: Readonly<Record<string, SiteVpnProps>>;
  /**
   * VPCs, by name, that are joined by a transit gateway, as CRNs.
   * @default - none
   * @control IKS-80
   */
  readonly transit?: Readonly<Record<string, string>>;
  /** Days after which a flow log is deleted. @default 365 */
  readonly flowLogDays?: number;
  /**
   * Rules that an ACL may have, inbound and outbound together.
   * @default 200, IBM's quota: "Quotas and service limits for VPC", 2026-07-05; it was 100 before 2025-08-22. Support raises it
   */
  readonly aclRuleLimit?: number;
}

export const defaultTiers: Readonly<Record<string, TierProps>> = {
  edge: { prefixLength: 26 },
  workers: { prefixLength: 24 },
  endpoints: { prefixLength: 27 },
};
