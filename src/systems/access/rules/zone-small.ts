import type { Judgement, Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { openBits } from "../judging/zone-addresses";

/** The widest that a network of one's own is: 10.0.0.0/8, and a provider's /32 of IPv6. */
const widest = { ipv4: 24, ipv6: 96 } as const;

/** A network zone covers only your own networks: a zone that covers the Internet restricts nothing. */
export const zoneSmall: Rule = {
  id: "zone-small",
  controls: ["CE-31"],
  types: ["ibm_cbr_zone", "ibm_cbr_zone_addresses"],
  judge: ({ arguments: { addresses } }) =>
    blocks(addresses).map((address, index): Judgement => {
      const argument = `addresses.${index}.value`;
      const open = openBits(address);
      if (open === undefined || open.bits <= widest[open.kind]) return { verdict: "compliant", argument };
      return {
        verdict: "violation",
        argument,
        expected: "an IPv4 network of /8 or smaller, or an IPv6 network of /32 or smaller",
        got: JSON.stringify(address.value),
        reject: true,
      };
    }),
};
