import { type Cidr, cidr, formatCidr, mergeCidrs, overlaps, parseCidr } from "../../core/cidr";
import { type Fault, FaultError } from "../../core/fault";
import { own } from "../../core/own";
import { suggestion } from "../../core/suggest";
import { pathBelow } from "../../document/document";
import { type DenialProps, type Flow, type FlowProps, ibmRanges, type Party, type Traffic } from "./flow";
import { clientPorts, everyPort, type Ports, type PortsText, parsePorts } from "./ports";

/** Everything that a flow may name. */
export interface Names {
  /** Subnets of each tier. */
  readonly tiers: ReadonlyMap<string, readonly Cidr[]>;
  /** Networks of the user's. */
  readonly networks: ReadonlyMap<string, readonly Cidr[]>;
  /** Tiers that have a way to the Internet. */
  readonly open: ReadonlySet<string>;
}

/**
 * The networks of the user's, merged.
 *
 * @throws FaultError NW010 for a name that is taken, NW011 for a block that is none, or is part of the VPC
 */
export function resolveNetworks(
  networks: Readonly<Record<string, readonly string[]>>,
  tiers: ReadonlyMap<string, readonly Cidr[]>,
  ranges: readonly Cidr[],
  path: string,
): ReadonlyMap<string, readonly Cidr[]> {
  const faults: Fault[] = [];
  const resolved = Object.entries(networks).map(([name, blocks]): [string, readonly Cidr[]] => {
    if (name === "internet" || own(ibmRanges, name) || tiers.has(name)) {
      faults.push({
        code: "NW010",
        message: `the name ${name} is already in use or reserved`,
        place: { path: pathBelow(path, "networks", name) },
        expected: "a unique name",
        got: name,
      });
    }
    const parsed = blocks.map((block) => parseCidr(block));
    for (const [index, block] of parsed.entries()) {
      if (block && block.bits > 0 && !ranges.some((range) => overlaps(block, range))) continue;
      faults.push({
        code: "NW011",
        message: "the network is not an IPv4 block outside the VPC",
        place: { path: pathBelow(path, "networks", name, index) },
        expected: `an IPv4 network in CIDR notation that does not overlap ${ranges.map(formatCidr).join(", ")}`,
        got: blocks[index] ?? "nothing",
      });
    }
    return [name, mergeCidrs(parsed.filter((block) => block !== undefined))];
  });
  if (faults.length > 0) throw new FaultError(faults);
  return new Map(resolved);
}

/** @throws FaultError NW020 to NW026, every fault of the flow at once */
export function resolveFlow(props: FlowProps, names: Names, path: string): Flow {
  const faults: Fault[] = [];
  const from = party(props.from, names, `${path}.from`, faults);
  const to = party(props.to, names, `${path}.to`, faults);
  const traffic = trafficOf(props, clientPorts, path, faults);
  if (traffic.length === 0 && faults.length === 0) faults.push(saysNothing(path));
  if (passes(props, names, faults)) faults.push(passesBy(props, path));
  if (props.managed && !names.tiers.has(props.to))
    faults.push({
      code: "NW026",
      message: "the destination of a flow with managed must be a tier",
      place: { path: `${path}.managed` },
      expected: [...names.tiers.keys()].join(", "),
      got: props.to,
      fix: "Remove managed, or set to to a tier.",
    });
  if (props.to === "internet" && names.tiers.has(props.from) && !names.open.has(props.from))
    faults.push(noWayOut(props.from, path));
  if (faults.length > 0) throw new FaultError(faults);
  return { from, to, traffic };
}

/** @throws FaultError NW020 to NW025, every fault of the denial at once */
export function resolveDenial(props: DenialProps, names: Names, path: string): Flow {
  const faults: Fault[] = [];
  const from = party(props.from, names, `${path}.from`, faults);
  const to = party(props.to, names, `${path}.to`, faults);
  const traffic = trafficOf(props, everyPort, path, faults);
  if (passes(props, names, faults)) faults.push(passesBy(props, path));
  if (from === "internet" || to === "internet") {
    faults.push({
      code: "NW025",
      message: "a denial to or from internet has no effect",
      place: { path: `${path}.${from === "internet" ? "from" : "to"}` },
      expected: "a tier or a named network",
      got: "internet",
      fix: "Traffic without a flow is denied anyway: narrow the ports of the flow, or name the networks to deny.",
    });
  }
  if (faults.length > 0) throw new FaultError(faults);
  return { from, to, traffic: traffic.length > 0 ? traffic : [{ protocol: "all" }] };
}

function party(name: string, { tiers, networks }: Names, path: string, faults: Fault[]): Party {
  if (name === "internet") return name;
  const ibm = own(ibmRanges, name);
  const blocks = tiers.get(name) ?? networks.get(name) ?? ibm?.map(cidr);
  if (blocks) return blocks;
  const known = [...tiers.keys(), ...networks.keys(), "internet", ...Object.keys(ibmRanges)];
  const fix = suggestion(name, known);
  faults.push({
    code: "NW020",
    message: `unknown tier or network ${name}`,
    place: { path },
    expected: known.join(", "),
    got: name,
    ...(fix !== undefined ? { fix } : {}),
  });
  return [];
}

function trafficOf(
  { tcp, udp, sourcePorts, ...props }: Partial<FlowProps>,
  sources: Ports,
  path: string,
  faults: Fault[],
): Traffic[] {
  if (props.all) return [{ protocol: "all" }];
  const ports = (argument: string, text: PortsText | undefined): Ports[] => {
    const ranges = text === undefined ? [] : parsePorts(text);
    if (ranges) return ranges;
    faults.push({
      code: "NW021",
      message: "the ports are not valid",
      place: { path: `${path}.${argument}` },
      expected: 'a port from 1 to 65535, a range such as "30000-32767", or a list of these',
      got: JSON.stringify(text),
    });
    return [];
  };
  const from = sourcePorts === undefined ? [sources] : ports("sourcePorts", sourcePorts);
  const pairs = (protocol: "tcp" | "udp", text: PortsText | undefined): Traffic[] =>
    ports(protocol, text).flatMap((destination) => from.map((source) => ({ protocol, source, destination })));
  return [...pairs("tcp", tcp), ...pairs("udp", udp), ...icmp(props.icmp)];
}

/** RFC 792: type 8 is a ping, 0 its answer, 3 the notice that something could not be delivered. */
function icmp(kind: FlowProps["icmp"]): Traffic[] {
  if (kind === undefined) return [];
  return kind === "echo" ? [{ protocol: "icmp", type: 8, answer: 0 }] : [{ protocol: "icmp", type: 3 }];
}

function saysNothing(path: string): Fault {
  return {
    code: "NW022",
    message: "the flow names no protocol",
    place: { path },
    expected: "tcp, udp, icmp or all",
    got: "none of them",
    fix: "Add the destination ports, for example tcp: 443.",
  };
}

/** No end is a tier. Of a name that nothing has, nobody knows: it was meant for something. */
function passes({ from, to }: Pick<FlowProps, "from" | "to">, { tiers }: Names, faults: readonly Fault[]): boolean {
  return !tiers.has(from) && !tiers.has(to) && !faults.some(({ code }) => code === "NW020");
}

function passesBy({ from, to }: Pick<FlowProps, "from" | "to">, path: string): Fault {
  return {
    code: "NW023",
    message: "neither end of the flow is in the VPC",
    place: { path },
    expected: "a tier as from, as to, or as both",
    got: `${from} to ${to}`,
  };
}

function noWayOut(tier: string, path: string): Fault {
  return {
    code: "NW024",
    message: `tier ${tier} has no route to the Internet`,
    place: { path: `${path}.to` },
    expected: "publicGateway on a subnet of the tier, which requires a waiver",
    got: "none",
    fix: "Use a private endpoint: list the service under endpoints, or set to to ibm-services.",
  };
}
