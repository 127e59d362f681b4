import { ipv4Count, mostOwnAddresses } from "../../../core/ip";
import type { Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { addressesOf, rangeOf } from "../judging/zone-addresses";

/** The IPv4 addresses of a zone together are few: two halves of the Internet are the Internet. */
export const zoneSmallInAll: Rule = {
  id: "zone-small-in-all",
  controls: ["CE-31"],
  types: ["ibm_cbr_zone"],
  judge(zone, world) {
    const all = ipv4Count(addressesOf(world, zone).flatMap((address) => rangeOf(address) ?? []));
    if (all <= mostOwnAddresses) return { verdict: "compliant", argument: "addresses" };
    return {
      verdict: "violation",
      argument: "addresses",
      expected: `at most ${mostOwnAddresses} IPv4 addresses together`,
      got: `${all} in ${blocks(zone.arguments.addresses).length} blocks`,
      fix: "Name the networks from which people and services call.",
      reject: true,
    };
  },
};
