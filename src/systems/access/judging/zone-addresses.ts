import { vpcCrnPattern } from "../../../core/crn";
import { type AddressRange, isAddress, parseNetwork, parseRange } from "../../../core/ip";
import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { referring } from "../../../posture/indexes";
import type { World } from "../../../posture/world";
import { blocks, hasReference, type JsonObject, type Resource } from "../../../terraform/configuration";

const addedTo = referring(["ibm_cbr_zone_addresses"], "zone_id");

/** Every address block of a zone: its own, and those that are added to it elsewhere. */
export function addressesOf(world: World, zone: Resource): readonly JsonObject[] {
  return [zone, ...addedTo(world, zone)].flatMap(({ arguments: { addresses } }) => blocks(addresses));
}

/** What is wrong with an address, in words; undefined when nothing is, or when it is not known before apply. */
export function addressFault({ type, value, ref }: JsonObject): string | undefined {
  if (type === "serviceRef") return blocks(ref).length > 0 ? undefined : "a serviceRef without ref";
  const check = own(shapes, textOf(type));
  if (check === undefined) return hasReference(type) ? undefined : `the type ${JSON.stringify(type ?? null)}`;
  if (hasReference(value)) return undefined;
  return typeof value === "string" && check(value) ? undefined : `${textOf(type)} ${JSON.stringify(value ?? null)}`;
}

const shapes: Readonly<Record<string, (value: string) => boolean>> = {
  ipAddress: isAddress,
  ipRange: (value) => {
    const [from = "", to = "", ...more] = value.split("-");
    return more.length === 0 && isAddress(from) && isAddress(to);
  },
  subnet: (value) => parseNetwork(value) !== undefined,
  vpc: (value) => vpcCrnPattern.test(value),
};

/** The range that an address is; undefined for what is none, and for what is not known before apply. */
export function rangeOf({ type, value }: JsonObject): AddressRange | undefined {
  if (typeof value !== "string" || hasReference(value) || addressFault({ type, value } as JsonObject)) return undefined;
  return type === "subnet" || type === "ipRange" ? parseRange(value) : undefined;
}

/** Bits of an address that are open; undefined for what is no range of addresses. */
export function openBits(
  address: JsonObject,
): { readonly kind: AddressRange["kind"]; readonly bits: number } | undefined {
  const range = rangeOf(address);
  return range && { kind: range.kind, bits: Math.log2(Number(range.last - range.first + 1n)) };
}
