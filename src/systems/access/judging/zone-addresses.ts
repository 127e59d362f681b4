import * as ipaddr from "ipaddr.js";
import { vpcCrnPattern } from "../../../core/crn";
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
  if (type === "serviceRef") return blocks(ref).length > 0 ? undefined : "a reference to a service without ref";
  const check = own(shapes, textOf(type));
  if (check === undefined) return hasReference(type) ? undefined : `the type ${JSON.stringify(type ?? null)}`;
  if (hasReference(value)) return undefined;
  return typeof value === "string" && check(value) ? undefined : `${textOf(type)} ${JSON.stringify(value ?? null)}`;
}

const shapes: Readonly<Record<string, (value: string) => boolean>> = {
  ipAddress: (value) => ipaddr.isValid(value),
  ipRange: (value) => {
    const [from = "", to = "", ...more] = value.split("-");
    return more.length === 0 && ipaddr.isValid(from) && ipaddr.isValid(to);
  },
  subnet: (value) => ipaddr.isValidCIDR(value),
  vpc: (value) => vpcCrnPattern.test(value),
};

/** Bits of an address that are open; undefined for what is no range of addresses. */
export function openBits({
  type,
  value,
}: JsonObject): { readonly kind: "ipv4" | "ipv6"; readonly bits: number } | undefined {
  if (typeof value !== "string" || hasReference(value) || addressFault({ type, value } as JsonObject)) return undefined;
  if (type === "subnet") {
    const [address, prefix] = ipaddr.parseCIDR(value);
    return { kind: address.kind(), bits: (address.kind() === "ipv4" ? 32 : 128) - prefix };
  }
  if (type !== "ipRange") return undefined;
  const [from, to] = value.split("-").map((end) => ipaddr.parse(end));
  if (!from || !to) return undefined;
  return { kind: from.kind(), bits: Math.log2(Number(numberOf(to) - numberOf(from) + 1n)) };
}

function numberOf(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
