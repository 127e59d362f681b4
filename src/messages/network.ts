import type { CodeWords } from "./code-words";

/** A network that cannot work. */
export const network = {
  NW001: {
    says: "The VPC's range is not a private block that is large enough and free.",
    fix: "Choose a block of 10.0.0.0/8 that none of your networks uses.",
  },
  NW002: {
    says: "The subnets of the tiers do not fit into the range.",
    fix: "Widen `range`, or raise `prefixLength` of a tier.",
  },
  NW003: { says: "An existing subnet is not named by a CRN and a CIDR.", fix: "Give `crn` and `cidr` of the subnet." },
  NW004: { says: "An existing subnet does not lie in the range of the VPC.", fix: "Set `range` to what the VPC has." },
  NW010: {
    says: "The name of a network is taken by a tier, `internet` or one of IBM's ranges.",
    fix: "Rename the network.",
  },
  NW011: {
    says: "A network or resolver is not an IPv4 block outside the VPC.",
    fix: "Correct the CIDR, or choose an address outside the range of the VPC.",
  },
  NW020: {
    says: "A flow names an unknown tier or network, or one that has no part in it.",
    fix: "Correct the name, or define it under `tiers` or `networks`.",
  },
  NW021: {
    says: "A port, or a range of ports, is not valid.",
    fix: "Write a port from 1 to 65535, a range such as `30000-32767`, or a list.",
  },
  NW022: { says: "A flow does not say what is sent.", fix: "Set `tcp`, `udp`, `icmp` or `all`." },
  NW023: {
    says: "Neither end of a flow is in the VPC, or the flow leads past it.",
    fix: "Name a tier at one end of the flow.",
  },
  NW024: {
    says: "A flow leads from a tier without a public gateway to the Internet.",
    fix: "Use a private endpoint, or give one subnet of the tier a public gateway.",
  },
  NW025: {
    says: "A denial of the Internet has no effect: nothing passes without a flow.",
    fix: "Name the networks that you mean, or fewer ports in the flow.",
  },
  NW026: {
    says: "`managed` is set for a flow whose destination is not a tier.",
    fix: "Remove `managed`, or name the tier.",
  },
  NW030: {
    says: "The network lacks a tier that something needs.",
    fix: "Add the tier under `network.tiers`, with the size that the message proposes.",
  },
  NW031: {
    says: "A VPN names a network that does not exist.",
    fix: "Correct the name, or define it under `networks`.",
  },
  NW032: { says: "The public gateway has no subnet.", fix: "Name a tier and a zone that exist." },
  NW033: {
    says: "The peer of a VPN is not a public address.",
    fix: "Write the public IPv4 address of the other gateway.",
  },
  NW034: {
    says: "The service has no endpoint of its own in the region; every instance has one.",
    fix: "Name the instance: `{ name: …, crn: … }`.",
  },
  NW040: {
    says: "An ACL would have more rules than the quota allows.",
    fix: "Name fewer, wider networks; or have IBM raise the quota and set `aclRuleLimit`.",
  },
  NW041: {
    says: "The runner would stand in this VPC, where restrictions do not know it by its address.",
    fix: "Run Terraform in another VPC, and set `runner` to its CRN.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
