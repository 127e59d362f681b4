import { overlaps, parseCidr } from "../../../core/cidr";
import { textOf } from "../../../core/text-of";
import { notApplicable, type Rule } from "../../../posture/rule";
import type { Identity, World } from "../../../posture/world";
import { blocks, type Json, type Resource } from "../../../terraform/configuration";

const expected = "addresses of the zone in which the gateway's subnet is";

/**
 * A policy-based VPN gateway serves its own zone only: what its connection names of other zones is not reached. Source: VPC
 * documentation, "Planning considerations for VPN gateways", 2026-11.
 */
export const vpnOwnZone: Rule = {
  id: "vpn-own-zone",
  controls: ["IKS-86"],
  types: ["ibm_is_vpn_gateway_connection"],
  judge(connection, world) {
    const gateway = world.targetResource(connection.stack, connection.arguments.vpn_gateway);
    if (gateway?.type === "ibm_is_vpn_gateway" && gateway.arguments.mode !== "policy") return notApplicable;
    const argument = blocks(connection.arguments.local).length > 0 ? "local.cidrs" : "local_cidrs";
    const subnet = gateway && world.targetResource(gateway.stack, gateway.arguments.subnet);
    const zone = subnet?.arguments.zone;
    if (subnet?.type !== "ibm_is_subnet" || typeof zone !== "string" || zone.includes("${"))
      return { verdict: "unknown", argument, expected, got: "a gateway whose zone is not in sight" };
    const near = localBlocks(connection);
    const blockOf = near.map((text) => (typeof text === "string" ? parseCidr(text) : undefined));
    const open = near.find((_, index) => blockOf[index] === undefined);
    if (open !== undefined) return { verdict: "unknown", argument, expected, got: textOf(open) };
    const vpc = world.identity(subnet.stack, subnet.arguments.vpc);
    const others = world.once(placesByVpc).get(vpc) ?? [];
    const hit = others.find(
      (other) => other.zone !== zone && blockOf.some((block) => block !== undefined && overlaps(block, other.block)),
    );
    if (!hit) return { verdict: "compliant", argument };
    return {
      verdict: "violation",
      argument,
      expected,
      got: `${near.map(textOf).join(", ")}, where ${hit.zone} has ${hit.text} and the gateway is in ${zone}`,
      fix: "Make a gateway and a connection in each zone, each with the addresses of its zone; or use a route-based gateway with routes.",
    };
  },
};

interface Place {
  readonly zone: string;
  readonly text: string;
  readonly block: NonNullable<ReturnType<typeof parseCidr>>;
}

function localBlocks({ arguments: { local, local_cidrs: old } }: Resource): Json[] {
  return [blocks(local).map(({ cidrs }) => cidrs ?? []), old ?? []].flat(3);
}

/** What each zone of a VPC has: its address prefixes and its subnets. */
function placesByVpc(world: World): ReadonlyMap<Identity, readonly Place[]> {
  const places = new Map<Identity, Place[]>();
  const found = [
    ...world.ofType("ibm_is_vpc_address_prefix").map((one) => [one, one.arguments.cidr] as const),
    ...world.ofType("ibm_is_subnet").map((one) => [one, one.arguments.ipv4_cidr_block] as const),
  ];
  for (const [{ stack, arguments: one }, text] of found) {
    const block = typeof text === "string" ? parseCidr(text) : undefined;
    if (!block || typeof text !== "string" || typeof one.zone !== "string") continue;
    const vpc = world.identity(stack, one.vpc);
    places.set(vpc, [...(places.get(vpc) ?? []), { zone: one.zone, text, block }]);
  }
  return places;
}
