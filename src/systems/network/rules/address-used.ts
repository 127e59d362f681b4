import { referring } from "../../../posture/indexes";
import type { Judgement, Rule } from "../../../posture/rule";

const users = referring(
  [
    "ibm_is_virtual_endpoint_gateway_ip",
    "ibm_is_virtual_endpoint_gateway",
    "ibm_is_virtual_network_interface",
    "ibm_is_lb",
    "ibm_is_vpn_server",
  ],
  "reserved_ip",
);

/** A reserved address is somebody's: one that nothing uses is what is left of an endpoint that somebody has removed. */
export const addressUsed: Rule = {
  id: "address-used",
  controls: ["IKS-77"],
  types: ["ibm_is_subnet_reserved_ip"],
  judge(address, world): Judgement {
    const { target } = address.arguments;
    if (target !== undefined || users(world, address).length > 0) return { verdict: "compliant" };
    return {
      verdict: "violation",
      expected: "a target, or an ibm_is_virtual_endpoint_gateway_ip that names the address",
      got: "nothing that uses it",
      fix: "Add the endpoint that it was reserved for, or remove the address.",
    };
  },
};
