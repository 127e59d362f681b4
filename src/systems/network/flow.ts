import type { Cidr } from "../../core/cidr";
import { dns, infrastructure, metadata, serviceEndpoints } from "../../core/ibm-addresses";
import type { Ports, PortsText } from "./ports";

/** Something that may be sent: who calls whom, and how. */
export interface FlowProps {
  /**
   * Source of the traffic: a tier, a network by name, `internet`, or one of IBM's ranges `ibm-dns`, `ibm-iaas`,
   * `ibm-services` and `ibm-metadata`.
   * @example corporate
   */
  readonly from: string;
  /**
   * Destination of the traffic: a tier, a network by name, `internet`, or one of IBM's ranges.
   * @example edge
   */
  readonly to: string;
  /**
   * TCP destination ports: a number, a range as text, or a list of both.
   * @default - no TCP
   * @example 443
   * @example [443, 30000-32767]
   */
  readonly tcp?: PortsText;
  /**
   * UDP destination ports: a number, a range as text, or a list of both.
   * @default - no UDP
   * @example 53
   */
  readonly udp?: PortsText;
  /**
   * Allowed ICMP messages: `echo` for pings and their replies, `unreachable` for error messages, which path MTU
   * discovery needs.
   * @default - no ICMP
   * @example echo
   */
  readonly icmp?: "echo" | "unreachable";
  /**
   * True allows all ICMP, TCP and UDP traffic, on every port.
   * @default false
   * @example true
   */
  readonly all?: boolean;
  /**
   * True if IBM manages the destination, which is in the tier's subnets and has its own security group, such as a
   * cluster's load balancer. The ACL allows the traffic; the tier's own security group does not change.
   * @default false
   * @example true
   */
  readonly managed?: boolean;
  /**
   * Source ports of clients, for TCP and UDP.
   * @default "1024-65535"
   * @example "1024-65535"
   */
  readonly sourcePorts?: PortsText;
}

/** Something that may not be sent, whatever the flows say: only packets from one to the other, not their answers. */
export interface DenialProps {
  /**
   * Source of the blocked traffic: a tier, a network by name, or one of IBM's ranges.
   * @example corporate
   */
  readonly from: string;
  /**
   * Destination of the blocked traffic: a tier, a network by name, or one of IBM's ranges.
   * @example workers
   */
  readonly to: string;
  /**
   * Blocked TCP destination ports: a number, a range as text, or a list of both.
   * @default - every protocol is blocked if neither `tcp` nor `udp` is set
   * @example 22
   */
  readonly tcp?: PortsText;
  /**
   * Blocked UDP destination ports: a number, a range as text, or a list of both.
   * @default - every protocol is blocked if neither `tcp` nor `udp` is set
   * @example 161
   */
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

/** Names for IBM's own ranges. */
export const ibmRanges: Readonly<Record<string, readonly string[]>> = {
  /** The resolvers of a VPC. */
  "ibm-dns": dns,
  /** Infrastructure services: provisioning, time, mirrors, resolvers. */
  "ibm-iaas": [infrastructure],
  /** Private endpoints of cloud services (CSE). */
  "ibm-services": [serviceEndpoints],
  /** Instance metadata. */
  "ibm-metadata": [metadata],
};
