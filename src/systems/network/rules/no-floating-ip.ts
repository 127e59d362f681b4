import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";

/** What gives something in a VPC a public IP address. */
const open: readonly string[] = [
  "ibm_is_floating_ip",
  "ibm_is_instance_network_interface_floating_ip",
  "ibm_is_bare_metal_server_network_interface_floating_ip",
  "ibm_is_virtual_network_interface_floating_ip",
  "ibm_is_public_address_range",
];

/** Nothing in the VPC has a public IP address. */
export const noFloatingIp: Rule = {
  id: "no-floating-ip",
  controls: ["IKS-74"],
  types: [...open, "ibm_is_vpc"],
  judge({ type }, world): Judgement {
    if (type === "ibm_is_vpc") return open.some((one) => world.ofType(one).length > 0) ? notApplicable : compliant;
    return {
      verdict: "violation",
      expected: "private addresses only",
      got: "a public IP address",
      fix: "Use the VPN or a private load balancer instead.",
    };
  },
};
