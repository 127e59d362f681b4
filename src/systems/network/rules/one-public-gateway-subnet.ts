import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";

/** At most one subnet has a public gateway. */
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
      expected: "a public gateway on at most one subnet",
      got: `also on ${others.map(({ address }) => address).join(", ")}`,
      fix: "Move all workloads that must reach the Internet into one subnet.",
    };
  },
};

function openSubnets(world: World): Resource[] {
  return world.ofType("ibm_is_subnet").filter(isOpen);
}

function isOpen({ arguments: { public_gateway: gateway } }: Resource): boolean {
  return gateway !== undefined && gateway !== null && gateway !== "";
}
