import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";

/** Where something must reach the Internet, one subnet has the gateway, and no more. */
export const onePublicGatewaySubnet: Rule = {
  id: "one-public-gateway-subnet",
  controls: ["IKS-85"],
  types: ["ibm_is_subnet"],
  judge(subnet, world) {
    if (!isOpen(subnet)) return notApplicable;
    const others = world.once(openSubnets).filter((other) => other !== subnet);
    if (others.length === 0) return compliant;
    return {
      verdict: "violation",
      argument: "public_gateway",
      expected: "a public gateway on one subnet at most",
      got: `also on ${others.map(({ address }) => address).join(", ")}`,
      fix: "Move what must reach the Internet into one subnet.",
    };
  },
};

function openSubnets(world: World): Resource[] {
  return world.ofType("ibm_is_subnet").filter(isOpen);
}

function isOpen({ arguments: { public_gateway: gateway } }: Resource): boolean {
  return gateway !== undefined && gateway !== null && gateway !== "";
}
