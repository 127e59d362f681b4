import { type Cidr, overlaps, parseCidr } from "../../../core/cidr";
import { numberOf } from "../../../core/number-of";
import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";
import { type WrittenRule, writtenRules } from "../../../posture/written-rules";
import type { Json } from "../../../terraform/configuration";
import { everyPort, type Ports, portsMeet } from "../ports";

const expected = "denials that block no part of what a later rule allows";

/**
 * A denial before an allowance of the same packets takes a part of it away, or of its answers: the flow is declared, and does not pass.
 * What denies everything to one side, and what allows the Internet, are not meant.
 */
export const aclDenialCutsNothing: Rule = {
  id: "acl-denial-cuts-nothing",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  judge(acl) {
    const rules = writtenRules(acl);
    if (!rules)
      return { verdict: "unknown", argument: "rules", expected, got: "rules that are known only after apply" };
    const boxes = rules.map(boxOf);
    const cuts = boxes.flatMap((denial, index) => {
      if (denial?.action !== "deny") return [];
      const hit = boxes.slice(index + 1).find((box) => box?.action === "allow" && meet(denial, box));
      return hit ? [{ denial, hit }] : [];
    });
    if (cuts.length === 0) return { verdict: "compliant", argument: "rules" };
    return cuts.map(({ denial, hit }) => ({
      verdict: "violation",
      argument: denial.path,
      expected,
      got: `${denial.name} before ${hit.name}`,
      fix: "Narrow the flow or the denial, so that each says what passes; or waive the finding, if the denial is meant to take a part of the flow away.",
    }));
  },
};

interface Box {
  readonly path: string;
  readonly name: string;
  readonly action: Json | undefined;
  readonly direction: Json | undefined;
  readonly protocol: string;
  readonly source: Cidr;
  readonly destination: Cidr;
  readonly sourcePorts: Ports;
  readonly ports: Ports;
}

/** Undefined for a rule that is not known, or that has a side without a limit. */
function boxOf({ path, rule }: WrittenRule): Box | undefined {
  const source = parseCidr(textOf(rule.source ?? ""));
  const destination = parseCidr(textOf(rule.destination ?? ""));
  if (!source?.bits || !destination?.bits) return undefined;
  const port = (value: Json | undefined, otherwise: number) => numberOf(value ?? otherwise) || otherwise;
  const ports = (min: Json | undefined, max: Json | undefined): Ports => ({
    min: port(min, everyPort.min),
    max: port(max, everyPort.max),
  });
  return {
    path,
    name: textOf(rule.name ?? path),
    action: rule.action,
    direction: rule.direction,
    protocol: textOf(rule.protocol ?? "any"),
    source,
    destination,
    sourcePorts: ports(rule.source_port_min, rule.source_port_max),
    ports: ports(rule.port_min, rule.port_max),
  };
}

function meet(one: Box, other: Box): boolean {
  return (
    one.direction === other.direction &&
    protocolsMeet(one.protocol, other.protocol) &&
    overlaps(one.source, other.source) &&
    overlaps(one.destination, other.destination) &&
    portsMeet(one.sourcePorts, other.sourcePorts) &&
    portsMeet(one.ports, other.ports)
  );
}

function protocolsMeet(one: string, other: string): boolean {
  const wide = (name: string) => name === "any" || name === "icmp_tcp_udp" || name === "all";
  return wide(one) || wide(other) || one === other;
}
