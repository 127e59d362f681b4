import { infrastructure, metadata, serviceEndpoints } from "../../core/ibm-addresses";
import { isWithin, parseNetwork, type WrittenNetwork } from "../../core/ip";
import { numberOf } from "../../core/number-of";
import { textOf } from "../../core/text-of";
import type { World } from "../../posture/world";
import { nestedProtocol } from "../../posture/written-rules";
import { blocks, hasReference, type Json, type JsonObject, type Resource } from "../../terraform/configuration";

/** Yes, no, or undefined where a reference decides. */
type Known = boolean | undefined;

/** Yes when all are; no when one is not, whatever the others turn out to be. */
export function all(...parts: readonly Known[]): Known {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

/** Is an argument one of these values? */
export function isOneOf(value: Json | undefined, ...values: readonly string[]): Known {
  return hasReference(value) ? undefined : values.includes(textOf(value));
}

/** Ports that stand in a rule itself; provider ibm 2.5.0 takes them before those in a block. */
const flatPorts = ["port_min", "port_max", "source_port_min", "source_port_max"];

/** Is a rule, of an ACL or a security group, about a TCP port? One that names no protocol is about all. */
export function isAboutPort(rule: JsonObject, port: number): Known {
  const nested = isFlat(rule) ? undefined : nestedProtocol(rule);
  const protocol = nested ?? rule.protocol ?? "any";
  const { port_min: min, port_max: max } = portsOf(rule);
  const starts = hasReference(min) ? undefined : !(numberOf(min || 1) > port);
  const ends = hasReference(max) ? undefined : !(numberOf(max || 65535) < port);
  return all(isOneOf(protocol, "tcp", "any", "icmp_tcp_udp", ""), starts, ends);
}

function isFlat(rule: JsonObject): boolean {
  return (rule.protocol === "tcp" || rule.protocol === "udp") && flatPorts.some((name) => Boolean(rule[name]));
}

/** Where the rule's ports stand: in itself, or in a block. */
function portsOf(rule: JsonObject): JsonObject {
  const nested = isFlat(rule) ? undefined : nestedProtocol(rule);
  return nested === undefined ? rule : (blocks(rule[nested])[0] ?? {});
}

/** Does a rule that denies leave nothing of another one's way to a port? */
export function shuts(deny: JsonObject, allowed: JsonObject, port: number): boolean {
  const { source_port_min: from, source_port_max: to } = portsOf(deny);
  return (
    deny.action === "deny" &&
    deny.direction === "inbound" &&
    !from &&
    !to &&
    isAboutPort(deny, port) === true &&
    covers(deny.source, allowed.source) &&
    covers(deny.destination, allowed.destination)
  );
}

function covers(outer: Json | undefined, inner: Json | undefined): boolean {
  if (outer === "0.0.0.0/0") return true;
  const [wide] = parse(outer);
  const [narrow] = parse(inner);
  return wide !== undefined && narrow !== undefined && isWithin(narrow, wide);
}

/** Networks of IBM's own services, and the metadata service of each worker. */
const services = [infrastructure, serviceEndpoints, metadata];

/** What is inside, each as its first address and length: IBM's services, and the subnets and prefixes that are written here. */
function ownNetworks(world: World): ReadonlySet<string> {
  const written = [
    ...services,
    ...world.ofType("ibm_is_subnet").map((subnet) => subnet.arguments.ipv4_cidr_block),
    ...world.ofType("ibm_is_vpc_address_prefix").map((prefix) => prefix.arguments.cidr),
  ];
  return new Set(written.flatMap(parse).map(({ first, bits }) => networkAt(Number(first), bits)));
}

/** Does one of the networks hold all of another? Asked by each length that the outer one may have. */
function isInside(networks: ReadonlySet<string>, { first, bits }: WrittenNetwork): boolean {
  for (let outer = 0; outer <= bits; outer += 1) if (networks.has(networkAt(Number(first), outer))) return true;
  return false;
}

/** The network of a length in which an address lies. */
function networkAt(address: number, length: number): string {
  const size = 2 ** (32 - length);
  return `${address - (address % size)}/${length}`;
}

/** What is inside by its type: other groups, subnets and prefixes. */
const insiders: readonly string[] = ["ibm_is_security_group", "ibm_is_subnet", "ibm_is_vpc_address_prefix"];

/** Does a rule let in what lies outside the VPC? Absent stands for everywhere. */
export function isOutside(world: World, { stack }: Resource, source: Json | undefined): Known {
  if (insiders.includes(world.targetResource(stack, source)?.type ?? "")) return false;
  if (hasReference(source)) return undefined;
  const [network] = parse(source);
  return network === undefined || !isInside(world.once(ownNetworks), network);
}

function parse(text: Json | undefined): WrittenNetwork[] {
  const network = typeof text === "string" ? parseNetwork(text.includes("/") ? text : `${text}/32`) : undefined;
  return network?.kind === "ipv4" ? [network] : [];
}
