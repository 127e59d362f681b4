import type { Resource } from "../../../core/configuration";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";

/** Where something must reach the Internet, one subnet has the gateway, and no more. */
export const onePublicGatewaySubnet: Rule = {
  id: "one-public-gateway-subnet",
  controls: ["IKS-85"],
  types: ["ibm_is_subnet"],
  judge(subnet, world) {
    if (!isOpen(subnet)) return notApplicable;
    const others = world.ofType("ibm_is_subnet").filter((other) => other !== subnet && isOpen(other));
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

function isOpen({ arguments: { public_gateway: gateway } }: Resource): boolean {
  return gateway !== undefined && gateway !== null && gateway !== "";
}
