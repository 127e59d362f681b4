import { isAddress, parseNetwork } from "../../../core/ip";
import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import type { Json } from "../../../terraform/configuration";

/** A list of networks that lets everybody in is no list: context-based restrictions are the better place for one. */
export const bucketNetworks = argumentRule({
  id: "bucket-networks",
  controls: ["OS-08"],
  types: ["ibm_cos_bucket"],
  argument: "allowed_ip",
  accepts: (value) => Array.isArray(value) && !value.some(isTooWide),
  expected: "networks of IPv4 /8 or narrower, of IPv6 /32 or narrower",
  absentIsFine: true,
  reject: () => true,
});

function isTooWide(network: Json): boolean {
  const text = textOf(network);
  if (isAddress(text)) return false;
  const block = parseNetwork(text);
  return block === undefined || block.bits < (block.kind === "ipv4" ? 8 : 32);
}
