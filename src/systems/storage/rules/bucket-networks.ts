import { isAddress, parseNetwork } from "../../../core/ip";
import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import type { Json } from "../../../terraform/configuration";

/**
 * An IP allowlist on a bucket does not admit the whole Internet; context-based restrictions are the better place for an
 * allowlist.
 */
export const bucketNetworks = argumentRule({
  id: "bucket-networks",
  controls: ["OS-08"],
  types: ["ibm_cos_bucket"],
  argument: "allowed_ip",
  accepts: (value) => Array.isArray(value) && !value.some(isTooWide),
  expected: "IPv4 networks of /8 or smaller, IPv6 networks of /32 or smaller",
  absentIsFine: true,
  reject: () => true,
});

function isTooWide(network: Json): boolean {
  const text = textOf(network);
  if (isAddress(text)) return false;
  const block = parseNetwork(text);
  return block === undefined || block.bits < (block.kind === "ipv4" ? 8 : 32);
}
