import { type Cidr, formatCidr } from "../../core/cidr";
import type { Flow, FlowProps, Traffic } from "./flow";
import { everyPort, type Ports } from "./ports";

/** One rule of a tier's security group. */
export interface SecurityRule {
  /** Stable, and unique in the group. */
  readonly name: string;
  /** The tier that the group belongs to. */
  readonly tier: string;
  readonly direction: "inbound" | "outbound";
  readonly remote: { readonly tier: string } | { readonly cidr: string };
  readonly protocol: "tcp" | "udp" | "icmp";
  readonly ports?: Ports;
  /** ICMP type. */
  readonly type?: number;
}

/**
 * What a flow opens in the security groups of its ends. Groups keep state: one rule at each end, and no answers.
 * Between tiers the remote is the other tier's group, so that only its members are meant. What IBM manages
 * is no member of a tier's group: it is called by its subnets' addresses, and its own group lets callers in.
 */
export function deriveSecurityRules(
  { from, to, managed = false }: FlowProps,
  flow: Flow,
  tiers: ReadonlySet<string>,
): SecurityRule[] {
  const remotes = (name: string, blocks: readonly Cidr[] | "internet", members: boolean): SecurityRule["remote"][] =>
    tiers.has(name) && members
      ? [{ tier: name }]
      : (blocks === "internet" ? ["0.0.0.0/0"] : blocks.map(formatCidr)).map((cidr) => ({ cidr }));
  const rules = (tier: string, direction: SecurityRule["direction"], others: SecurityRule["remote"][]) =>
    others.flatMap((remote) => flow.traffic.flatMap(openings).map((one) => named({ tier, direction, remote, ...one })));
  return [
    ...(tiers.has(from) ? rules(from, "outbound", remotes(to, flow.to, !managed)) : []),
    ...(tiers.has(to) && !managed ? rules(to, "inbound", remotes(from, flow.from, true)) : []),
  ];
}

type Opening = Pick<SecurityRule, "protocol" | "ports" | "type">;

/** Every opening names its protocol and its ports: of ICMP, `all` opens pings alone. */
function openings(traffic: Traffic): Opening[] {
  switch (traffic.protocol) {
    case "icmp":
      return [{ protocol: "icmp", type: traffic.type }];
    case "all":
      return [
        { protocol: "icmp", type: 8 },
        { protocol: "tcp", ports: everyPort },
        { protocol: "udp", ports: everyPort },
      ];
    default:
      return [{ protocol: traffic.protocol, ports: traffic.destination }];
  }
}

function named(rule: Omit<SecurityRule, "name">): SecurityRule {
  const { direction, protocol, ports, type, remote } = rule;
  const name = [
    direction === "inbound" ? "in" : "out",
    protocol,
    type === undefined ? ports && (ports.min === ports.max ? `${ports.min}` : `${ports.min}-${ports.max}`) : `t${type}`,
    direction === "inbound" ? "from" : "to",
    "tier" in remote ? remote.tier : remote.cidr === "0.0.0.0/0" ? "internet" : remote.cidr.replaceAll(/[./]/g, "-"),
  ].join("-");
  return { ...rule, name };
}
