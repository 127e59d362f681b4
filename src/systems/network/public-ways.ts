import { notInternet } from "../../core/ibm-addresses";
import { isWithin, parseNetwork } from "../../core/ip";
import { naming } from "../../posture/indexes";
import type { Identity, World } from "../../posture/world";
import { blocks, type Json, type JsonObject } from "../../terraform/configuration";

const inside = notInternet.flatMap((text) => parseNetwork(text) ?? []);

/** Is an address or network on the Internet, all of it or in part? False for what is no literal. */
export function isPublic(text: Json | undefined): boolean {
  if (typeof text !== "string") return false;
  const network = parseNetwork(text.includes("/") ? text : `${text}/${text.includes(":") ? 128 : 32}`);
  return network !== undefined && !inside.some((block) => isWithin(network, block));
}

const gatewaysOf = naming(["ibm_is_public_gateway"], "vpc");

/** Has a VPC a public gateway of these stacks? Whether one of its subnets may use it is another rule's question. */
export function hasPublicGateway(world: World, vpc: Identity): boolean {
  return gatewaysOf(world, vpc).length > 0;
}

/** Does a rule let somebody start a conversation? One with source ports of its own answers, or keeps a VPN up. */
export function starts(rule: JsonObject): boolean {
  const [nested] = [rule.tcp, rule.udp].flatMap(blocks);
  const from = rule.source_port_min ?? nested?.source_port_min;
  return from === undefined || from === 1;
}
