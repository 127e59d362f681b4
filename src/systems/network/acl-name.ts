import { type Cidr, formatCidr, sameCidr } from "../../core/cidr";
import type { AclBox } from "./acl";
import { everyPort, type Ports, samePorts } from "./ports";

/** A name that follows from what the rule says, so that a rule keeps it whatever comes and goes around it. */
export function aclRuleName(box: AclBox, own: Cidr): string {
  const { action, direction, protocol, source, destination, sourcePorts, ports, type } = box;
  const inbound = direction === "inbound";
  if (source.bits === 0 && destination.bits === 0) return `deny-all-${direction}`;
  const range = (letter: string, value: Ports) =>
    samePorts(value, everyPort)
      ? []
      : [`${letter}${value.min === value.max ? value.min : `${value.min}-${value.max}`}`];
  const end = (word: string, block: Cidr) =>
    sameCidr(block, own) ? [] : [word, block.bits === 0 ? "internet" : formatCidr(block).replaceAll(/[./]/g, "-")];
  const name = [
    action,
    inbound ? "in" : "out",
    protocol === "icmp_tcp_udp" || protocol === "any" ? "all" : protocol,
    ...(type === undefined ? [] : [`t${type}`]),
    ...range("s", sourcePorts),
    ...range("d", ports),
    ...end("from", source),
    ...end("to", destination),
  ].join("-");
  // 63 characters are the longest name that VPC takes.
  return name.length <= 63 ? name : `${name.slice(0, 54).replace(/-$/, "")}-${hash(name)}`;
}

/** FNV-1a, 32 bits. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0");
}
