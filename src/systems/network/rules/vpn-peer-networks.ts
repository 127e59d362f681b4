import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";
import { blocks, type Json } from "../../../terraform/configuration";
import { isEverywhere } from "../judged";

/** A VPN leads to networks of the other side, not to every address. */
export const vpnPeerNetworks: Rule = {
  id: "vpn-peer-networks",
  controls: ["IKS-86"],
  types: ["ibm_is_vpn_gateway_connection"],
  judge({ arguments: { peer, peer_cidrs: old } }) {
    const argument = blocks(peer).length > 0 ? "peer.cidrs" : "peer_cidrs";
    const networks: Json[] = [blocks(peer).map(({ cidrs }) => cidrs ?? []), old ?? []].flat(3);
    const open = networks.find(isEverywhere);
    if (open === undefined) return { verdict: "compliant", argument };
    return {
      verdict: "violation",
      argument,
      expected: "the networks behind the peer, each smaller than 128 million addresses",
      got: textOf(open),
      reject: true,
    };
  },
};
