import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { nestedProtocol, writtenRules } from "../../../posture/written-rules";
import type { Resource } from "../../../terraform/configuration";

const expected = "a last rule that denies protocol any from 0.0.0.0/0 to 0.0.0.0/0";

/** Each ACL ends with explicit rules that deny all remaining traffic, inbound and outbound. */
export const aclDeniesRest: Rule = {
  id: "acl-denies-rest",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  judge: (acl) => ["inbound", "outbound"].map((direction) => judgeDirection(acl, direction)),
};

function judgeDirection(acl: Resource, direction: string): Judgement {
  const rules = writtenRules(acl);
  if (!rules) return { verdict: "unknown", argument: "rules", expected, got: "rules that are not known before apply" };
  const last = rules.filter(({ rule }) => rule.direction === direction).at(-1);
  const { action, source, destination, protocol } = last?.rule ?? {};
  if (
    last !== undefined &&
    action === "deny" &&
    source === "0.0.0.0/0" &&
    destination === "0.0.0.0/0" &&
    protocol === "any" &&
    nestedProtocol(last.rule) === undefined
  )
    return { verdict: "compliant", argument: last.path };
  return {
    verdict: "violation",
    argument: last?.path ?? "rules",
    expected: `${direction}: ${expected}`,
    got: last
      ? `${textOf(action)} ${textOf(protocol ?? "no protocol")} from ${textOf(source)} to ${textOf(destination)}`
      : "no rule",
    fix: 'Add it as the last rule. Protocol icmp_tcp_udp would let ESP, AH and GRE pass: use "any".',
  };
}
