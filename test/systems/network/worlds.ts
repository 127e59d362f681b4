import { cidr, formatCidr, overlaps } from "../../../src/core/cidr";
import { notInternet } from "../../../src/core/ibm-addresses";
import { type AclWorld, deriveAcl } from "../../../src/systems/network/acl";
import { aclArguments } from "../../../src/systems/network/acl-arguments";
import { planAddresses } from "../../../src/systems/network/address-plan";
import { type DenialProps, type FlowProps, ibmRanges } from "../../../src/systems/network/flow";
import { type Names, resolveDenial, resolveFlow, resolveNetworks } from "../../../src/systems/network/resolve";
import { clusterFlows } from "../../../src/systems/vpc-cluster/cluster-flows";
import type { Random } from "../../support/random";
import { inBlock, type Packet, type SimulatedSubnet } from "./simulator";

/** A network as a user would declare it, and what is derived from it. */
export interface WorldOfFlows {
  readonly ranges: readonly string[];
  readonly tiers: ReadonlyMap<string, readonly string[]>;
  readonly networks: Readonly<Record<string, readonly string[]>>;
  readonly flows: readonly FlowProps[];
  readonly denials: readonly DenialProps[];
  readonly subnets: readonly SimulatedSubnet[];
  /** How many clusters stand in it. @default 0 */
  readonly clusters?: number;
}

const ports = [22, 53, 80, 443, 1023, 1024, 8080, 30000, 32767, 65535];

function randomPorts(random: Random): NonNullable<FlowProps["tcp"]> {
  const one = () => {
    const [a, b] = [random.pick(ports), random.pick(ports)];
    return random.chance(0.6) ? a : `${Math.min(a, b)}-${Math.max(a, b)}`;
  };
  return random.chance(0.6) ? one() : [one(), one()];
}

function randomBlock(random: Random): string {
  const first = random.pick(["192.168", "203.0", "198.51", "172.30", "100.80"]);
  const bits = random.between(20, 32);
  const start = random.between(0, 255) * 256 + random.between(0, 255);
  const size = 2 ** (32 - bits);
  const aligned = Math.floor(start / size) * size;
  return `${first}.${Math.floor(aligned / 256)}.${aligned % 256}/${bits}`;
}

export function randomWorld(random: Random): WorldOfFlows {
  const possible = [
    ["10.10.0.0/16"],
    ["10.64.0.0/18"],
    ["192.168.0.0/20"],
    ["172.24.0.0/16"],
    // The first has no room for all tiers.
    ["10.80.0.0/24", "10.10.0.0/16"],
    ["192.168.40.0/25", "10.64.0.0/24", "172.24.0.0/18"],
  ];
  const ranges = random.pick(possible);
  const clusters = random.pick([0, 0, 1, 2]);
  const tierNames = [
    ...["edge", "workers", "endpoints", "data"].slice(0, clusters > 0 ? 3 : random.between(2, 4)),
    ...(clusters > 1 ? ["edge-2", "workers-2"] : []),
  ];
  const sizes = Object.fromEntries(tierNames.map((name) => [name, { prefixLength: random.between(26, 28) }]));
  const zones = planAddresses(ranges.map(cidr), random.between(1, 3), sizes, "test");
  const tiers = new Map(
    tierNames.map((name) => [name, zones.map(({ subnets }) => formatCidr(subnets.get(name) as never))] as const),
  );
  const networks = Object.fromEntries(
    ["corporate", "partner", "blocked"]
      .slice(0, random.between(1, 3))
      .map((name) => [
        name,
        Array.from({ length: random.between(1, 3) }, () => randomBlock(random)).filter(
          (block) => !ranges.some((range) => overlaps(cidr(block), cidr(range))),
        ),
      ]),
  );
  overlap(random, networks, ranges);
  const others = [...Object.keys(networks), "internet", ...Object.keys(ibmRanges)];
  const asked = Array.from({ length: random.between(1, 8) }, () => randomFlow(random, tierNames, others));
  const flows = [...asked, ...flowsOfClusters(random, clusters)];
  const denials = Array.from({ length: random.between(0, 2) }, (): DenialProps => {
    const ends = [random.pick(tierNames), random.pick([...tierNames, ...Object.keys(networks)])];
    const [from = "", to = ""] = random.chance(0.5) ? ends : ends.reverse();
    return { from, to, ...(random.chance(0.5) ? { [random.pick(["tcp", "udp"])]: randomPorts(random) } : {}) };
  });
  const gateways = random.chance(0.4) ? Object.keys(networks).slice(0, random.between(1, 2)) : [];
  return { ...derived({ ranges, tiers, networks, flows, denials }, ...gateways), clusters };
}

/** What IBM needs for clusters with tiers of their own, each beside those that stand already. */
function flowsOfClusters(random: Random, count: number): FlowProps[] {
  const placed = [
    ["edge", "workers"],
    ["edge-2", "workers-2"],
  ].slice(0, count);
  return placed.flatMap((tiers, index) =>
    clusterFlows({ tiers, others: placed.slice(0, index).flat(), databases: random.chance(0.5) }),
  );
}

/** A name within another, or around it: a resolver in the corporate network, operators who are a part of it. */
function overlap(random: Random, networks: Record<string, string[]>, ranges: readonly string[]): void {
  const [first = [], ...others] = Object.values(networks);
  for (const other of others) {
    if (first.length === 0 || random.chance(0.5)) continue;
    const { start, bits } = cidr(random.pick(first));
    const length = random.between(Math.max(12, bits - 4), Math.min(32, bits + 6));
    // Within the block, at a random place; or around it.
    const offset = length > bits ? random.between(0, 2 ** (length - bits) - 1) * 2 ** (32 - length) : 0;
    const block = { start: start + offset - ((start + offset) % 2 ** (32 - length)), bits: length };
    if (!ranges.some((range) => overlaps(block, cidr(range)))) other.push(formatCidr(block));
  }
}

function randomFlow(random: Random, tiers: readonly string[], others: readonly string[]): FlowProps {
  const ends = [random.pick(tiers), random.pick([...tiers, ...others])];
  const [from = "", to = ""] = random.chance(0.5) ? ends : ends.reverse();
  const what: Omit<FlowProps, "from" | "to"> = random.pick([
    { tcp: randomPorts(random) },
    { udp: randomPorts(random) },
    { tcp: randomPorts(random), udp: randomPorts(random) },
    { udp: random.pick(ports), sourcePorts: random.pick([123, "500-600"]) },
    { icmp: "echo" as const },
    { icmp: "unreachable" as const },
    { all: true },
  ]);
  return { from, to, ...what };
}

/** What the project derives; the subnets of the first tier hold the gateways to the first network of `gateways`, each for its zone. */
export function derived(world: Omit<WorldOfFlows, "subnets">, ...gateways: readonly string[]): WorldOfFlows {
  const tiers = new Map([...world.tiers].map(([name, blocks]) => [name, blocks.map(cidr)] as const));
  const networks = resolveNetworks(world.networks, tiers, world.ranges.map(cidr), "test");
  const names: Names = { tiers, networks, open: new Set(tiers.keys()) };
  const acl: AclWorld = {
    own: [...world.ranges.map(cidr), ...gateways.flatMap((gateway) => networks.get(gateway) ?? [])],
    flows: world.flows.map((flow) => resolveFlow(flow, names, "test")),
    denials: world.denials.map((denial) => resolveDenial(denial, names, "test")),
  };
  const subnets = [...tiers.values()].flatMap((blocks, tier) =>
    blocks.map((block, zone): SimulatedSubnet => {
      const local = [...tiers.values()].flatMap((others) => others[zone] ?? []);
      const behind = networks.get(gateways[tier] ?? "") ?? [];
      const transits = behind.length > 0 ? [{ networks: behind, local }] : [];
      const rules = deriveAcl({ cidr: block, transits }, acl).map(aclArguments);
      const shown = transits.map(() => ({ networks: behind.map(formatCidr), local: local.map(formatCidr) }));
      return { cidr: formatCidr(block), rules, transits: shown };
    }),
  );
  return { ...world, subnets };
}

/** Networks that are reached through a VPN: not the Internet, whatever their addresses are. */
export function behindVpn({ subnets }: WorldOfFlows): string[] {
  return [...new Set(subnets.flatMap(({ transits }) => transits.flatMap(({ networks }) => networks)))];
}

function memberOf(world: WorldOfFlows, name: string, address: string): boolean {
  const blocks = world.tiers.get(name) ?? world.networks[name] ?? ibmRanges[name];
  if (blocks) return blocks.some((block) => inBlock(address, block));
  return ![...notInternet, ...world.ranges, ...behindVpn(world)].some((block) => inBlock(address, block));
}

function inPorts(port: number, text: FlowProps["tcp"], otherwise: readonly [number, number]): boolean {
  if (text === undefined) return port >= otherwise[0] && port <= otherwise[1];
  return [text].flat().some((one) => {
    const [min, max] = String(one).split("-").map(Number);
    return port >= (min as number) && port <= (max ?? (min as number));
  });
}

/** A packet on the way there, by the words of the flow alone. */
function isRequest(world: WorldOfFlows, flow: FlowProps, packet: Packet, anySource = false): boolean {
  if (!memberOf(world, flow.from, packet.source) || !memberOf(world, flow.to, packet.destination)) return false;
  if (flow.all) return [1, 6, 17].includes(packet.protocol);
  if (packet.protocol === 1)
    return packet.icmpType === { echo: 8, unreachable: 3 }[flow.icmp ?? "echo"] && flow.icmp !== undefined;
  const called = packet.protocol === 6 ? flow.tcp : packet.protocol === 17 ? flow.udp : undefined;
  return (
    called !== undefined &&
    inPorts(packet.destinationPort, called, [1, 65535]) &&
    inPorts(packet.sourcePort, flow.sourcePorts, anySource ? [1, 65535] : [1024, 65535])
  );
}

/** The packet that this one would answer. */
function turned(packet: Packet): Packet {
  return {
    ...packet,
    source: packet.destination,
    destination: packet.source,
    sourcePort: packet.destinationPort,
    destinationPort: packet.sourcePort,
  };
}

/** What the user has said: some flow allows the packet, or it answers one, and nothing denies it. */
export function declared(world: WorldOfFlows, packet: Packet): boolean {
  const denied = world.denials.some((denial) =>
    denial.tcp === undefined && denial.udp === undefined
      ? memberOf(world, denial.from, packet.source) && memberOf(world, denial.to, packet.destination)
      : isRequest(world, denial, packet, true),
  );
  if (denied) return false;
  return world.flows.some((flow) => {
    if (isRequest(world, flow, packet)) return true;
    if (packet.protocol !== 1 || flow.all) return isRequest(world, flow, turned(packet));
    return flow.icmp === "echo" && packet.icmpType === 0 && isRequest(world, flow, { ...turned(packet), icmpType: 8 });
  });
}

/** A packet that a flow is about, or almost: most random ones would have nothing to do with any. */
export function randomPacket(random: Random, world: WorldOfFlows): Packet {
  const flow = random.pick(world.flows);
  const around = (text: FlowProps["tcp"]) => {
    const [low = 1, high = low] = String(random.pick([text ?? random.pick(ports)].flat()))
      .split("-")
      .map(Number);
    const port = random.pick([low, high, random.between(low, high), low - 1, high + 1]);
    return Math.min(65535, Math.max(1, port));
  };
  const client = () =>
    flow.sourcePorts === undefined ? random.pick([1023, 1024, 40000, 65535]) : around(flow.sourcePorts);
  const protocol = random.chance(0.9)
    ? flow.all
      ? random.pick([1, 6, 17])
      : flow.icmp !== undefined
        ? 1
        : flow.tcp !== undefined && (flow.udp === undefined || random.chance(0.5))
          ? 6
          : 17
    : random.pick([1, 6, 17, 50, 47]);
  const packet: Packet = {
    source: randomAddress(random, world, random.chance(0.85) ? flow.from : undefined),
    destination: randomAddress(random, world, random.chance(0.85) ? flow.to : undefined),
    protocol,
    sourcePort: client(),
    destinationPort: around(protocol === 17 ? flow.udp : flow.tcp),
    icmpType: random.pick([flow.icmp === "unreachable" ? 3 : 8, 0, 3, 8, 11]),
  };
  return random.chance(0.4) ? turned(packet) : packet;
}

function randomAddress(random: Random, world: WorldOfFlows, name: string | undefined): string {
  const publicBlocks = ["8.8.8.0/24", "151.101.0.0/16", "203.0.113.0/24"];
  const everything = [
    ...[...world.tiers.values()].flat(),
    ...Object.values(world.networks).flat(),
    ...notInternet,
    ...publicBlocks,
    ...world.ranges,
  ];
  const blocks =
    name === undefined
      ? everything
      : (world.tiers.get(name) ?? world.networks[name] ?? ibmRanges[name] ?? publicBlocks);
  const [network = "", length = "32"] = random.pick(blocks.length > 0 ? blocks : publicBlocks).split("/");
  const start = network.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const last = 2 ** (32 - Number(length)) - 1;
  // Now and then the neighbour of the block: that is where a rule that is too wide shows.
  const offset = random.pick([0, last, random.between(0, last), random.between(0, last), -1, last + 1]);
  const number = start + offset;
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
