import type { CodeWords } from "./code-words";

/** A network that cannot work. */
export const network = {
  NW001: {
    says: "The VPC's range is not a private CIDR block, is too small, or overlaps another network.",
    fix: "Choose a block in 10.0.0.0/8 that none of your networks uses.",
  },
  NW002: {
    says: "The tiers' subnets do not fit into the range.",
    fix: "Enlarge `range`, or increase the `prefixLength` of a tier.",
  },
  NW003: { says: "An existing subnet lacks a valid CRN or CIDR.", fix: "Set the subnet's `crn` and `cidr`." },
  NW004: { says: "An existing subnet is outside the VPC's range.", fix: "Set `range` to the VPC's actual range." },
  NW005: { says: "The range of an existing VPC is missing.", fix: "Set `range` to the VPC's range." },
  NW006: {
    says: "Two address ranges of the VPC overlap.",
    fix: "Remove one of them, or choose a free block.",
  },
  NW007: {
    says: "An address range of the VPC is too small for an address prefix in each zone.",
    fix: "Choose a wider block, or fewer `zones`.",
  },
  NW010: {
    says: "The network's name is already used by a tier, `internet` or one of IBM's ranges.",
    fix: "Rename the network.",
  },
  NW011: {
    says: "A network or resolver is not an IPv4 block outside the VPC.",
    fix: "Correct the CIDR, or choose an address outside the VPC's range.",
  },
  NW020: {
    says: "A flow names an unknown tier or network, or one that cannot be used at that end.",
    fix: "Correct the name, or define it under `tiers` or `networks`.",
  },
  NW021: {
    says: "A port, or a range of ports, is not valid.",
    fix: "Write a port from 1 to 65535, a range such as `30000-32767`, or a list.",
  },
  NW022: { says: "A flow has no protocol.", fix: "Set `tcp`, `udp`, `icmp` or `all`." },
  NW023: {
    says: "Neither end of a flow is in the VPC, or the flow bypasses it.",
    fix: "Name a tier at one end of the flow.",
  },
  NW024: {
    says: "A flow goes to the Internet from a tier without a public gateway.",
    fix: "Use a private endpoint, or attach a public gateway to one subnet of the tier.",
  },
  NW025: {
    says: "A rule that denies the Internet has no effect: nothing passes without a flow.",
    fix: "List the specific networks, or fewer ports in the flow.",
  },
  NW026: {
    says: "`managed` is set for a flow whose destination is not a tier.",
    fix: "Remove `managed`, or name the tier.",
  },
  NW027: {
    says: "Denials beside an existing VPC, whose ACLs are managed elsewhere.",
    fix: "Remove them, or narrow the flows.",
  },
  NW028: {
    says: "A denial blocks traffic that a system or name resolution needs.",
    fix: "Narrow the denial.",
  },
  NW030: {
    says: "The network lacks a required tier.",
    fix: "Add the tier under `network.tiers`, with the size that the message suggests.",
  },
  NW031: {
    says: "A VPN names a network that does not exist.",
    fix: "Correct the name, or define it under `networks`.",
  },
  NW032: { says: "The public gateway has no subnet.", fix: "Use an existing tier and zone." },
  NW033: {
    says: "The VPN peer is not a public address.",
    fix: "Use the public IPv4 address of the other gateway.",
  },
  NW034: {
    says: "The service has no regional endpoint; each instance has its own.",
    fix: "Name the instance: `{ name: …, crn: … }`.",
  },
  NW035: {
    says: "A VPN would have to reach a zone in which its gateway has no subnet.",
    fix: "Add a subnet of the gateway's tier in that zone.",
  },
  NW036: {
    says: "A transit gateway belongs to another account, whose owner has to create the connection.",
    fix: "Have the owner create it, approve it with `ibmcloud tg connection-approve`, and remove the entry.",
  },
  NW037: {
    says: "A network is behind a VPN and behind a transit gateway.",
    fix: "Name it in one of them.",
  },
  NW040: {
    says: "An ACL would have more rules than the quota allows.",
    fix: "Use fewer, larger networks; or have IBM raise the quota and set `aclRuleLimit`.",
  },
  NW041: {
    says: "The runner would be in this VPC, where context-based restrictions cannot identify it by its address.",
    fix: "Run Terraform in another VPC, and set `runner` to its CRN.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
