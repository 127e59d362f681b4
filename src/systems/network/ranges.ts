import { type Cidr, formatCidr, isWithin, overlaps, parseCidr, size } from "../../core/cidr";
import { type Fault, FaultError } from "../../core/fault";
import { privateRanges } from "../../core/ibm-addresses";
import { pathBelow } from "../../document/document";
import { prefixBits, reservedFor } from "./address-plan";
import { notCidr } from "./not-cidr";

/** A block of the VPC, and where it is written. */
export interface Range {
  readonly block: Cidr;
  readonly path: string;
}

/** The narrowest address prefix that VPC takes, with room for a subnet. Source: VPC documentation, "About networking", 2026-08. */
const narrowest = 29;

/**
 * The blocks of the VPC, in their order.
 *
 * @param path where the option is
 * @throws FaultError NW003 for text that is no network, NW006 for two blocks with an address in common
 */
export function parseRanges(said: string | readonly string[], path: string): Range[] {
  const list =
    typeof said === "string"
      ? [[said, path] as const]
      : said.map((text, index) => [text, pathBelow(path, index)] as const);
  const faults: Fault[] = [];
  const ranges: Range[] = [];
  for (const [text, at] of list) {
    const block = parseCidr(text);
    if (!block) {
      faults.push(notCidr(at, text));
      continue;
    }
    const before = ranges.find((one) => overlaps(one.block, block));
    if (before) faults.push(rangesOverlap(text, before, at));
    ranges.push({ block, path: at });
  }
  if (faults.length > 0) throw new FaultError(faults);
  return ranges;
}

/**
 * Refuses blocks that a VPC of ours cannot have.
 *
 * @throws FaultError NW001 for reserved and public addresses, NW007 for a block that is too small for an address prefix in each zone
 */
export function checkRanges(ranges: readonly Range[], zones: number): void {
  const faults = ranges.flatMap(({ block, path }): Fault[] => {
    const hit = reservedFor(block);
    if (hit !== undefined) return [rangeReserved(block, hit, path)];
    if (!isWithin(block, privateRanges)) return [rangePublic(block, path)];
    return prefixBits(block, zones) > narrowest && ranges.length > 1 ? [tooSmall(block, zones, path)] : [];
  });
  if (faults.length > 0) throw new FaultError(faults);
}

function rangesOverlap(got: string, before: Range, path: string): Fault {
  return {
    code: "NW006",
    message: "two address ranges of the VPC overlap",
    place: { path },
    expected: `a block that does not overlap ${formatCidr(before.block)} (${before.path})`,
    got,
    fix: "Remove it, or choose a free block.",
  };
}

function tooSmall(block: Cidr, zones: number, path: string): Fault {
  return {
    code: "NW007",
    message: "the range is too small for an address prefix in each zone",
    place: { path },
    expected: `at least ${2 ** (32 - narrowest) * 2 ** Math.ceil(Math.log2(zones))} addresses for ${zones} zones`,
    got: `${formatCidr(block)}, ${size(block)} addresses`,
    fix: "Choose a wider block.",
  };
}

function rangePublic(range: Cidr, path: string): Fault {
  return {
    code: "NW001",
    message: "the range has public addresses",
    place: { path },
    expected: `a range within ${privateRanges.join(", ")}`,
    got: formatCidr(range),
    fix: "Choose private addresses: the hosts on the Internet that own these could not be reached from the VPC.",
  };
}

function rangeReserved(range: Cidr, hit: string, path: string): Fault {
  return {
    code: "NW001",
    message: "the VPC's address range overlaps a reserved range",
    place: { path },
    expected: `a private range that does not overlap ${hit}`,
    got: formatCidr(range),
    fix: "Choose a block of 10.0.0.0/8 that is not in use in any of your networks.",
  };
}
