import { byAddress, type Cidr, cidr, contains, intersection, mergeCidrs, sameCidr } from "../../core/cidr";
import { notInternet } from "../../core/ibm-addresses";
import { compareText } from "../../core/order";
import { aclRuleName } from "./acl-name";
import type { Flow, Party, Traffic } from "./flow";
import { everyPort, holdsPorts, mergePorts, type Ports } from "./ports";

export type AclProtocol = "tcp" | "udp" | "icmp" | "icmp_tcp_udp" | "any";

/** One rule of a network ACL, without its name: what it matches and what it does. */
export interface AclBox {
  readonly action: "allow" | "deny";
  readonly direction: "inbound" | "outbound";
  readonly protocol: AclProtocol;
  readonly source: Cidr;
  readonly destination: Cidr;
  /** Every port, where the protocol has none. */
  readonly sourcePorts: Ports;
  readonly ports: Ports;
  /** ICMP type. */
  readonly type?: number;
}

export interface AclRule extends AclBox {
  readonly name: string;
}

export interface AclWorld {
  readonly flows: readonly Flow[];
  readonly denials: readonly Flow[];
  /** The VPC's own range and what is reached through a VPN: not the Internet, even where the addresses are public. */
  readonly own: readonly Cidr[];
}

/** What a VPN gateway connects: networks on the other side with addresses on this one, those of its zone. */
export interface Transit {
  readonly networks: readonly Cidr[];
  readonly local: readonly Cidr[];
}

/** A subnet, and what the VPN gateways in it connect. */
export interface AclSubnet {
  readonly cidr: Cidr;
  readonly transits?: readonly Transit[];
}

const everywhere: Cidr = { start: 0, bits: 0 };

/**
 * The rules of one subnet's ACL, first match first: what is denied, what flows allow, and at last nothing more.
 *
 * An ACL keeps no state: each flow that is answered needs the way there and the way back, with the ports turned round.
 * Packets between two addresses of the subnet never meet its ACL, so there are no rules for them.
 */
export function deriveAcl(subnet: AclSubnet, { flows, denials, own }: AclWorld): AclRule[] {
  const named = flows.filter(({ from, to }) => from !== "internet" && to !== "internet");
  const open = flows.filter(({ from, to }) => from === "internet" || to === "internet");
  const denied = merge(denials.flatMap((denial) => boxes(subnet, denial, "deny")));
  const allowed = without(merge(named.flatMap((flow) => boxes(subnet, flow, "allow"))), denied);
  const public_ = without(merge(open.flatMap((flow) => boxes(subnet, flow, "allow"))), denied);
  return [
    ...denied,
    ...allowed,
    ...without(merge(beforeInternet(subnet.cidr, public_, own)), denied),
    ...without(public_, allowed),
    ...(["inbound", "outbound"] as const).map((direction) => denyAll(direction)),
  ].map((box) => ({ ...box, name: aclRuleName(box, subnet.cidr) }));
}

/** `0.0.0.0/0` is the Internet only when what is not the Internet has been denied before. */
function beforeInternet(subnet: Cidr, open: readonly AclBox[], own: readonly Cidr[]): AclBox[] {
  const others = mergeCidrs([...notInternet.map(cidr), ...own]);
  return [...new Set(open.map(({ direction }) => direction))].flatMap((direction) =>
    others.map((other): AclBox => {
      const [source, destination] = direction === "inbound" ? [other, subnet] : [subnet, other];
      return { ...denyAll(direction), source, destination };
    }),
  );
}

function denyAll(direction: AclBox["direction"]): AclBox {
  return {
    action: "deny",
    direction,
    protocol: "any",
    source: everywhere,
    destination: everywhere,
    sourcePorts: everyPort,
    ports: everyPort,
  };
}

/** Everything of a flow that meets the ACL of a subnet: for an allowance the answers too, for a denial the way there. */
function boxes(subnet: AclSubnet, { from, to, traffic }: Flow, action: AclBox["action"]): AclBox[] {
  return traffic.flatMap((one) => {
    const there = oneWay(subnet, from, to, action, shape(one, action));
    const answer = action === "allow" ? answerTo(one) : undefined;
    return answer ? [...there, ...oneWay(subnet, to, from, action, answer)] : there;
  });
}

type Shape = Pick<AclBox, "protocol" | "sourcePorts" | "ports" | "type">;

function shape(traffic: Traffic, action: AclBox["action"]): Shape {
  switch (traffic.protocol) {
    case "icmp":
      return { protocol: "icmp", sourcePorts: everyPort, ports: everyPort, type: traffic.type };
    case "all":
      // A denial stops ESP, GRE and the others too.
      return { protocol: action === "allow" ? "icmp_tcp_udp" : "any", sourcePorts: everyPort, ports: everyPort };
    default:
      return { protocol: traffic.protocol, sourcePorts: traffic.source, ports: traffic.destination };
  }
}

/** How answers look: undefined when there are none. */
function answerTo(traffic: Traffic): Shape | undefined {
  const there = shape(traffic, "allow");
  if (traffic.protocol !== "icmp") return { ...there, sourcePorts: there.ports, ports: there.sourcePorts };
  return traffic.answer === undefined ? undefined : { ...there, type: traffic.answer };
}

/** Packets from one party to another, as they meet the ACL of a subnet. */
function oneWay(subnet: AclSubnet, from: Party, to: Party, action: AclBox["action"], one: Shape): AclBox[] {
  const own = subnet.cidr;
  const sources = blocksOf(from);
  const destinations = blocksOf(to);
  const box = (direction: AclBox["direction"], source: Cidr, destination: Cidr): AclBox => ({
    action,
    direction,
    source,
    destination,
    ...one,
  });
  const others = (blocks: readonly Cidr[]) => blocks.filter((block) => !sameCidr(block, own));
  const passing = from === "internet" || to === "internet" ? [] : transitPairs(subnet, from, to);
  return [
    ...(isMember(own, from) ? others(destinations).map((other) => box("outbound", own, other)) : []),
    ...(isMember(own, to) ? others(sources).map((other) => box("inbound", other, own)) : []),
    ...passing.flatMap(([source, destination]) => [
      box("inbound", source, destination),
      box("outbound", source, destination),
    ]),
  ];
}

/**
 * Pairs whose packets pass through the subnet of a VPN gateway: they enter it and leave it. Names may overlap what is behind the
 * VPN, such as a resolver in the corporate network: the addresses count that both have.
 * Source: VPC documentation, "Configuring ACLs and security groups for use with VPN", table 1.
 */
function transitPairs(
  { cidr: own, transits = [] }: AclSubnet,
  from: readonly Cidr[],
  to: readonly Cidr[],
): [Cidr, Cidr][] {
  return transits.flatMap(({ networks, local }) => {
    const elsewhere = (blocks: readonly Cidr[]) => common(blocks, local).filter((block) => !contains(own, block));
    return [...pairs(common(from, networks), elsewhere(to)), ...pairs(elsewhere(from), common(to, networks))];
  });
}

/** The addresses that are in a block of each list. */
export function common(some: readonly Cidr[], others: readonly Cidr[]): Cidr[] {
  return some.flatMap((one) => others.flatMap((other) => intersection(one, other) ?? []));
}

function pairs(sources: readonly Cidr[], destinations: readonly Cidr[]): [Cidr, Cidr][] {
  return sources.flatMap((source) => destinations.map((destination): [Cidr, Cidr] => [source, destination]));
}

function blocksOf(party: Party): readonly Cidr[] {
  return party === "internet" ? [everywhere] : party;
}

function isMember(subnet: Cidr, party: Party): boolean {
  return party !== "internet" && party.some((block) => contains(block, subnet));
}

/** The same packets in fewer rules, in an order that does not depend on the order of the flows. */
function merge(list: readonly AclBox[]): AclBox[] {
  let merged = [...list];
  for (let before = Number.POSITIVE_INFINITY; merged.length < before; ) {
    before = merged.length;
    merged = joined(merged, "source", mergeCidrs);
    merged = joined(merged, "destination", mergeCidrs);
    merged = joined(merged, "ports", mergePorts);
    merged = joined(merged, "sourcePorts", mergePorts);
    merged = merged.filter((box, index) => !merged.some((other, at) => at !== index && covers(other, box)));
  }
  return merged.sort(byPlace);
}

/** Joins boxes that differ in one field only. */
function joined<Field extends "source" | "destination" | "ports" | "sourcePorts">(
  list: readonly AclBox[],
  field: Field,
  union: (values: readonly AclBox[Field][]) => AclBox[Field][],
): AclBox[] {
  const groups = new Map<string, AclBox[]>();
  for (const box of list) {
    const key = JSON.stringify({ ...box, [field]: undefined });
    groups.set(key, [...(groups.get(key) ?? []), box]);
  }
  return [...groups.values()].flatMap((group) =>
    union(group.map((box) => box[field])).map((value) => ({ ...(group[0] as AclBox), [field]: value })),
  );
}

function without(list: readonly AclBox[], before: readonly AclBox[]): AclBox[] {
  return list.filter((box) => !before.some((other) => covers(other, box)));
}

/** Every packet that the second matches, the first matches too. */
function covers(outer: AclBox, inner: AclBox): boolean {
  return (
    outer.direction === inner.direction &&
    coversProtocol(outer, inner) &&
    contains(outer.source, inner.source) &&
    contains(outer.destination, inner.destination) &&
    holdsPorts(outer.sourcePorts, inner.sourcePorts) &&
    holdsPorts(outer.ports, inner.ports)
  );
}

function coversProtocol(outer: AclBox, inner: AclBox): boolean {
  if (outer.protocol === "any") return true;
  if (outer.protocol === "icmp_tcp_udp") return inner.protocol !== "any";
  return outer.protocol === inner.protocol && outer.type === inner.type;
}

function byPlace(a: AclBox, b: AclBox): number {
  return (
    compareText(a.direction, b.direction) ||
    byAddress(a.source, b.source) ||
    byAddress(a.destination, b.destination) ||
    compareText(a.protocol, b.protocol) ||
    a.ports.min - b.ports.min ||
    a.sourcePorts.min - b.sourcePorts.min ||
    (a.type ?? 0) - (b.type ?? 0)
  );
}
