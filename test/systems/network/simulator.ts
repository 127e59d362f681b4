/**
 * How IBM Cloud decides about one packet at the edge of a subnet, written from its documentation and without any code of the
 * derivation: rules in their order, the first that matches decides, nothing matched is denied, no state is kept.
 * Addresses are texts and compared bit by bit.
 */
export interface Packet {
  readonly source: string;
  readonly destination: string;
  /** IP protocol number: 1 ICMP, 6 TCP, 17 UDP. */
  readonly protocol: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly icmpType: number;
}

export type RuleJson = Readonly<Record<string, string | number>>;

const numbers: Readonly<Record<string, readonly number[]>> = {
  icmp: [1],
  tcp: [6],
  udp: [17],
  icmp_tcp_udp: [1, 6, 17],
};

const known = new Map<string, string>();

/** The 32 bits of an address, as text. */
function bits(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const made = text
    .split(".")
    .map((byte) => Number(byte).toString(2).padStart(8, "0"))
    .join("");
  known.set(text, made);
  return made;
}

export function inBlock(address: string, block: string): boolean {
  const [network = "", length = "32"] = block.split("/");
  return bits(address).startsWith(bits(network).slice(0, Number(length)));
}

function matches(rule: RuleJson, packet: Packet, direction: string): boolean {
  if (rule.direction !== direction) return false;
  if (!inBlock(packet.source, String(rule.source)) || !inBlock(packet.destination, String(rule.destination)))
    return false;
  if (rule.protocol === "any") return true;
  if (!numbers[String(rule.protocol)]?.includes(packet.protocol)) return false;
  if (rule.protocol === "icmp") return rule.type === undefined || rule.type === packet.icmpType;
  if (rule.protocol === "icmp_tcp_udp") return true;
  const within = (port: number, min: string | number | undefined, max: string | number | undefined) =>
    port >= Number(min ?? 1) && port <= Number(max ?? 65535);
  return (
    within(packet.sourcePort, rule.source_port_min, rule.source_port_max) &&
    within(packet.destinationPort, rule.port_min, rule.port_max)
  );
}

/** Does a subnet's ACL let the packet pass in this direction? */
export function passes(rules: readonly RuleJson[], packet: Packet, direction: "inbound" | "outbound"): boolean {
  return rules.find((rule) => matches(rule, packet, direction))?.action === "allow";
}

/** A VPN gateway: it carries packets between networks on the other side and addresses on this one. */
export interface SimulatedGateway {
  readonly networks: readonly string[];
  readonly local: readonly string[];
}

/** A subnet with its rules, and the VPN gateways in it. */
export interface SimulatedSubnet {
  readonly cidr: string;
  readonly rules: readonly RuleJson[];
  readonly transits: readonly SimulatedGateway[];
}

/** Every ACL on a packet's way; undefined when it meets none, because both ends are in one subnet. */
export function arrives(subnets: readonly SimulatedSubnet[], packet: Packet): boolean | undefined {
  const at = (address: string) => subnets.find(({ cidr }) => inBlock(address, cidr));
  const from = at(packet.source);
  const to = at(packet.destination);
  if (from === to) return undefined;
  const [near, far] = from ? [packet.source, packet.destination] : [packet.destination, packet.source];
  const within = (address: string, blocks: readonly string[]) => blocks.some((block) => inBlock(address, block));
  const gateway =
    from && to
      ? undefined
      : subnets.find(({ transits }) =>
          transits.some(({ networks, local }) => within(far, networks) && within(near, local)),
        );
  const through = gateway && gateway !== from && gateway !== to;
  return (
    (!from || passes(from.rules, packet, "outbound")) &&
    (!through || (passes(gateway.rules, packet, "inbound") && passes(gateway.rules, packet, "outbound"))) &&
    (!to || passes(to.rules, packet, "inbound"))
  );
}
