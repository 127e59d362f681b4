import * as ipaddr from "ipaddr.js";
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
  if (ipaddr.isValid(text)) return false;
  if (!ipaddr.isValidCIDR(text)) return true;
  const [address, prefix] = ipaddr.parseCIDR(text);
  return prefix < (address.kind() === "ipv4" ? 8 : 32);
}
