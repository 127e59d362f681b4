import type { Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { addressesOf, openBits } from "../judging/zone-addresses";

/** As much as four of the widest private network, 10.0.0.0/8. */
const most = 4 * 2 ** 24;

/** The IPv4 addresses of a zone together are few: two halves of the Internet are the Internet. */
export const zoneSmallInAll: Rule = {
  id: "zone-small-in-all",
  controls: ["CE-31"],
  types: ["ibm_cbr_zone"],
  judge(zone, world) {
    const open = addressesOf(world, zone).map(openBits);
    const all = open.reduce((sum, one) => sum + (one?.kind === "ipv4" ? 2 ** one.bits : 0), 0);
    if (all <= most) return { verdict: "compliant", argument: "addresses" };
    return {
      verdict: "violation",
      argument: "addresses",
      expected: `at most ${most} IPv4 addresses together`,
      got: `${all} in ${blocks(zone.arguments.addresses).length} blocks`,
      fix: "Name the networks from which people and services call.",
      reject: true,
    };
  },
};
