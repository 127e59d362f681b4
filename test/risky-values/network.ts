import type { RiskyValue } from "../support/risky-values";

const rule = { name: "r", direction: "inbound", action: "allow", source: "10.0.0.0/8", destination: "10.10.0.0/16" };
const closed = ["inbound", "outbound"].map((direction) => ({
  name: `deny-${direction}`,
  direction,
  action: "deny",
  source: "0.0.0.0/0",
  destination: "0.0.0.0/0",
  protocol: "any",
}));
const acl = (first: object) => ({
  name: "a",
  vpc: "${ibm_is_vpc.network_vpc.id}",
  incremental_rule_update: true,
  rules: [{ ...rule, ...first }, ...closed],
});
const opening = { group: "r010-0a1b2c3d-1111-4222-8333-444455556666", direction: "inbound" };

/** Values of VPC resources that provider ibm 2.5.0 accepts at validate. */
export const values: readonly RiskyValue[] = [
  {
    id: "ACL ports with a protocol that has none",
    resource: "ibm_is_network_acl",
    add: acl({ protocol: "icmp", port_min: 22, port_max: 22 }),
  },
  { id: "ACL without a VPC", resource: "ibm_is_network_acl", argument: "vpc", to: null, only: "edge-1" },
  { id: "ACL rule without a protocol", resource: "ibm_is_network_acl", add: acl({}) },
  { id: "ACL rule with an empty block", resource: "ibm_is_network_acl", add: acl({ tcp: {} }) },
  {
    id: "group rule with ports and any protocol",
    resource: "ibm_is_security_group_rule",
    add: { ...opening, remote: "10.0.0.0/8", protocol: "any", port_min: 1, port_max: 2 },
  },
  {
    id: "group rule without a remote",
    resource: "ibm_is_security_group_rule",
    add: { ...opening, protocol: "tcp", port_min: 22, port_max: 22 },
  },
  {
    id: "group rule without protocol and ports",
    resource: "ibm_is_security_group_rule",
    add: { ...opening, remote: "10.0.0.0/8" },
  },
  {
    id: "subnet with host bits",
    resource: "ibm_is_subnet",
    argument: "ipv4_cidr_block",
    to: "10.10.0.5/24",
    only: "edge-1",
  },
  {
    id: "P02",
    resource: "ibm_is_virtual_endpoint_gateway",
    argument: "dns_resolution_binding_mode",
    to: "bogus",
  },
  { id: "P03", resource: "ibm_is_virtual_endpoint_gateway", argument: "security_groups", to: null },
  { id: "IKE group 2", resource: "ibm_is_ike_policy", argument: "dh_groups", to: [2] },
  { id: "IKE with SHA-1", resource: "ibm_is_ike_policy", argument: "authentication_algorithms", to: ["sha1"] },
  {
    id: "IPsec with GCM and SHA beside it",
    resource: "ibm_is_ipsec_policy",
    argument: "authentication_algorithms",
    to: ["sha256"],
  },
  { id: "IPsec without forward secrecy", resource: "ibm_is_ipsec_policy", argument: "pfs_groups", to: ["disabled"] },
];
