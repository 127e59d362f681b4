import { isVpcResourceId } from "../../../core/crn";
import type { Rule } from "../../../posture/rule";

/**
 * A VPN connection names its IKE and IPsec policies; without them the peers negotiate any algorithm that both support.
 */
export const vpnExplicitPolicies: Rule = {
  id: "vpn-explicit-policies",
  controls: ["IKS-86"],
  types: ["ibm_is_vpn_gateway_connection"],
  judge: ({ arguments: connection, stack }, world) =>
    ["ike_policy", "ipsec_policy"].map((argument) => {
      const value = connection[argument];
      const type = world.targetResource(stack, value)?.type;
      const other = type !== undefined && type !== `ibm_is_${argument}`;
      if (typeof value === "string" && (value.startsWith("${") || isVpcResourceId(value)) && !other)
        return { verdict: "compliant", argument };
      return {
        verdict: "violation",
        argument,
        expected: `the id of an ibm_is_${argument}`,
        got: JSON.stringify(value ?? null),
      };
    }),
};
