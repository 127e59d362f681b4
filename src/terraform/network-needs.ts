import { dataFile } from "../core/data-file";

/** Something that a service of IBM's needs from the network that it stands in. */
export interface NetworkNeed {
  readonly id: string;
  /** Service that needs it. */
  readonly of: string;
  /** What it is for, in words. */
  readonly what: string;
  /** Ends: roles such as `pools` and `peer`, or one of IBM's ranges as flows name them. */
  readonly from: string;
  readonly to: string;
  readonly tcp?: readonly (number | string)[];
  readonly udp?: readonly number[];
  /** Every ICMP, TCP and UDP packet. */
  readonly all?: boolean;
  /** IBM manages what is called, with security groups of its own. */
  readonly managed?: boolean;
  /** It is needed with this alone. @default - always */
  readonly when?: "databases";
  /** Document and its date. */
  readonly source: string;
}

/** A service whose endpoint gateway IBM creates, by the host at the end of the gateway's target. */
export interface MadeGateway {
  readonly service: string;
  /** How the host starts; `{region}` stands for the region. */
  readonly starts?: string;
  /** The host's domain. */
  readonly ends?: string;
}

interface NetworkNeeds {
  readonly needs: readonly NetworkNeed[];
  readonly gateways: { readonly made: readonly MadeGateway[] };
}

function table(): NetworkNeeds {
  return dataFile<NetworkNeeds>("providers", "ibm", "network-needs.json");
}

/** What a service needs from the network, `providers/ibm/network-needs.json`; nothing for a service that runs elsewhere. */
export function needsOf(service: string): readonly NetworkNeed[] {
  return table().needs.filter(({ of }) => of === service);
}

/** Endpoint gateways that Kubernetes Service creates itself in each VPC with a cluster. */
export function gatewaysMade(): readonly MadeGateway[] {
  return table().gateways.made;
}
