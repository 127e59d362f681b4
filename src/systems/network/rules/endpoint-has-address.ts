import { referring } from "../../../posture/indexes";
import { compliant, type Rule } from "../../../posture/rule";

const addressesOf = referring(["ibm_is_virtual_endpoint_gateway_ip"], "gateway");

/** An endpoint gateway has an IP address, from its own ips argument or from a separate resource. */
export const endpointHasAddress: Rule = {
  id: "endpoint-has-address",
  controls: ["IKS-77"],
  types: ["ibm_is_virtual_endpoint_gateway"],
  judge(gateway, world) {
    if (addressesOf(world, gateway).length > 0 || gateway.arguments.ips !== undefined) return compliant;
    return {
      verdict: "violation",
      argument: "ips",
      expected: "an ibm_is_virtual_endpoint_gateway_ip for each zone",
      got: "no IP address: the VPC still reaches the service through its shared endpoints",
    };
  },
};
