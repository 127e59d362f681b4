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
   * Destination ports of TCP: a number, a range as text, or a list of both.
   * @default - no TCP
   * @example 443
   * @example [443, 30000-32767]
   */
  readonly tcp?: PortsText;
  /**
   * Destination ports of UDP: a number, a range as text, or a list of both.
   * @default - no UDP
   * @example 53
   */
  readonly udp?: PortsText;
  /**
   * Kind of ICMP messages that pass: `echo` for pings and their replies, `unreachable` for error notices, which path
   * MTU discovery needs.
   * @default - no ICMP
   * @example echo
   */
  readonly icmp?: "echo" | "unreachable";
  /**
   * True lets all of ICMP, TCP and UDP pass, on every port.
   * @default false
   * @example true
   */
  readonly all?: boolean;
  /**
   * True when the destination is run by IBM and stands in the tier's subnets with a security group of its own, such
   * as a cluster's load balancer. The ACL lets the traffic pass; the tier's own security group does not change.
   * @default false
   * @example true
   */
  readonly managed?: boolean;
  /**
   * Ports that clients call from, for TCP and UDP.
   * @default "1024-65535"
   * @example "1024-65535"
   */
  readonly sourcePorts?: PortsText;
}

/** Something that may not be sent, whatever the flows say: only packets from one to the other, not their answers. */
export interface DenialProps {
  /**
   * Source of the refused traffic: a tier, a network by name, or one of IBM's ranges.
   * @example corporate
   */
  readonly from: string;
  /**
   * Destination of the refused traffic: a tier, a network by name, or one of IBM's ranges.
   * @example workers
   */
  readonly to: string;
  /**
   * Destination ports of TCP that are refused: a number, a range as text, or a list of both.
   * @default - with neither `tcp` nor `udp`, every protocol is refused
   * @example 22
   */
  readonly tcp?: PortsText;
  /**
   * Destination ports of UDP that are refused: a number, a range as text, or a list of both.
   * @default - with neither `tcp` nor `udp`, every protocol is refused
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
