import * as ipaddr from "ipaddr.js";

/** Addresses of one family, from the first to the last; IPv4 blocks that are planned and merged are `Cidr`s. */
export interface AddressRange {
  readonly kind: "ipv4" | "ipv6";
  readonly first: bigint;
  readonly last: bigint;
}

/** A network as it is written: `bits` is the prefix length. */
export interface WrittenNetwork extends AddressRange {
  readonly bits: number;
  /** The network's own address: what is written, with the host bits zero. */
  readonly address: string;
  /** True when no host bit is set. */
  readonly exact: boolean;
}

/** True for one IPv4 or IPv6 address. */
export function isAddress(text: string): boolean {
  return ipaddr.isValid(text);
}

/** True for four decimal numbers: other readings of IPv4 take `10.1` and `0x7f.1` too. */
export function isDottedAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text);
}

/** A network in CIDR notation, of either family; undefined for anything else. */
export function parseNetwork(text: string): WrittenNetwork | undefined {
  if (!ipaddr.isValidCIDR(text)) return undefined;
  const [written, bits] = ipaddr.parseCIDR(text);
  const kind = written.kind();
  const size = 2n ** BigInt((kind === "ipv4" ? 32 : 128) - bits);
  const number = numberOf(written);
  const first = number - (number % size);
  const family = kind === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  const address = family.networkAddressFromCIDR(text).toString();
  return { kind, bits, address, first, last: first + size - 1n, exact: first === number };
}

/** One address, a network in CIDR notation, or two addresses with a hyphen between them; undefined for anything else. */
export function parseRange(text: string): AddressRange | undefined {
  const network = parseNetwork(text);
  if (network) return network;
  const [from = "", to = from, ...more] = text.split("-");
  if (more.length > 0 || !isAddress(from) || !isAddress(to)) return undefined;
  const [first, last] = [ipaddr.parse(from), ipaddr.parse(to)];
  return first.kind() === last.kind()
    ? { kind: first.kind(), first: numberOf(first), last: numberOf(last) }
    : undefined;
}

/** Is every address of `inner` in `outer`? */
export function isWithin(inner: AddressRange, outer: AddressRange): boolean {
  return inner.kind === outer.kind && inner.first >= outer.first && inner.last <= outer.last;
}

/** As many IPv4 addresses as a list of one's own networks has at most: four of the widest private network, 10.0.0.0/8. */
export const mostOwnAddresses = 4 * 2 ** 24;

/** How many IPv4 addresses some ranges have together; one that is in two of them counts twice. */
export function ipv4Count(ranges: readonly AddressRange[]): number {
  return ranges.reduce((sum, { kind, first, last }) => (kind === "ipv4" ? sum + Number(last - first + 1n) : sum), 0);
}

/** Have two ranges an address in common? */
export function intersect(a: AddressRange, b: AddressRange): boolean {
  return a.kind === b.kind && a.first <= b.last && b.first <= a.last;
}

function numberOf(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
