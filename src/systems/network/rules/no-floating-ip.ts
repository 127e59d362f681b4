import type { Rule } from "../../../posture/rule";

/** Nothing in the VPC has a public address. */
export const noFloatingIp: Rule = {
  id: "no-floating-ip",
  controls: ["IKS-74"],
  types: [
    "ibm_is_floating_ip",
    "ibm_is_instance_network_interface_floating_ip",
    "ibm_is_bare_metal_server_network_interface_floating_ip",
    "ibm_is_virtual_network_interface_floating_ip",
    "ibm_is_public_address_range",
  ],
  forbids: true,
  judge: () => ({
    verdict: "violation",
    expected: "private addresses alone",
    got: "a public address",
    fix: "Reach it through the VPN or a private load balancer.",
  }),
};
