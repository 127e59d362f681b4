import { formatCidr } from "../../core/cidr";
import type { AclRule } from "./acl";
import { everyPort, type Ports, samePorts } from "./ports";

/** A rule as `ibm_is_network_acl` takes it: flat, always with a protocol, ports in pairs or not at all. */
export type AclArguments = Readonly<Record<string, string | number>>;

export function aclArguments(rule: AclRule): AclArguments {
  const ports = (prefix: string, range: Ports) =>
    samePorts(range, everyPort) ? {} : { [`${prefix}port_min`]: range.min, [`${prefix}port_max`]: range.max };
  return {
    name: rule.name,
    action: rule.action,
    direction: rule.direction,
    source: formatCidr(rule.source),
    destination: formatCidr(rule.destination),
    protocol: rule.protocol,
    ...ports("source_", rule.sourcePorts),
    ...ports("", rule.ports),
    ...(rule.type === undefined ? {} : { type: rule.type }),
  };
}
