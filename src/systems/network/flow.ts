import type { Cidr } from "../../core/cidr";
import type { Ports, PortsText } from "./ports";

/** Something that may be sent: who calls whom, and how. */
export interface FlowProps {
  /** Who calls: a tier, a named network, `internet`, or one of IBM's ranges. */
  readonly from: string;
  /** Who is called: the same words. */
  readonly to: string;
  /** TCP ports that are called. @default - none */
  readonly tcp?: PortsText;
  /** UDP ports that are called. @default - none */
  readonly udp?: PortsText;
  /** `echo`: pings and their answers; `unreachable`: notices, among them that a packet is too big. @default - none */
  readonly icmp?: "echo" | "unreachable";
  /** Everything of ICMP, TCP and UDP. @default false */
  readonly all?: boolean;
  /**
   * What is called is IBM's and stands in the tier's subnets with a security group of its own: a load balancer of a cluster, or its
   * API server's endpoint. The ACL lets it pass, and the tier's own group stays as it is.
   * @default false
   */
  readonly managed?: boolean;
  /** Ports that clients call from, of TCP and UDP. @default "1024-65535" */
  readonly sourcePorts?: PortsText;
}

/** Something that may not be sent, whatever the flows say: only packets from one to the other, not their answers. */
export interface DenialProps {
  readonly from: string;
  readonly to: string;
  /** @default - with no protocol named, everything */
  readonly tcp?: PortsText;
  /** @default - with no protocol named, everything */
  readonly udp?: PortsText;
}

/** One end of a flow: addresses, or the Internet, which is every address that is not private and not IBM's. */
export type Party = readonly Cidr[] | "internet";

/** What packets of a flow look like on the way there. */
export type Traffic =
  | { readonly protocol: "tcp" | "udp"; readonly source: Ports; readonly destination: Ports }
  /** `answer` is the type that comes back, if one does. */
  | { readonly protocol: "icmp"; readonly type: number; readonly answer?: number }
  | { readonly protocol: "all" };

export interface Flow {
  readonly from: Party;
  readonly to: Party;
  readonly traffic: readonly Traffic[];
}

/** Names for IBM's own ranges. Sources: VPC documentation, "Service endpoints", and Kubernetes Service, "VPC ACLs". */
export const ibmRanges: Readonly<Record<string, readonly string[]>> = {
  /** The resolvers of a VPC. */
  "ibm-dns": ["161.26.0.7/32", "161.26.0.8/32", "161.26.0.10/31"],
  /** Infrastructure services: provisioning, time, mirrors, resolvers. */
  "ibm-iaas": ["161.26.0.0/16"],
  /** Private endpoints of cloud services (CSE). */
  "ibm-services": ["166.8.0.0/14"],
  /** Instance metadata. */
  "ibm-metadata": ["169.254.169.254/32"],
};

/** What is not the Internet: private and shared addresses, link-local ones, IBM's ranges. */
export const notInternet: readonly string[] = [
  "10.0.0.0/8",
  "100.64.0.0/10",
  "161.26.0.0/16",
  "166.8.0.0/14",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
];
