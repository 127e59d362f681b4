import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";
import { eachRule } from "../judged";

const allowable = ["tcp", "udp", "icmp", "icmp_tcp_udp"];
const deniable = ["any", "tcp", "udp", "icmp"];

/**
 * Every rule sets a protocol: an allow rule without one allows ICMP, TCP and UDP on all ports (provider ibm 2.5.0,
 * resource_ibm_is_network_acl.go). A rule that denies icmp_tcp_udp still lets ESP, AH and GRE pass.
 */
export const aclRuleProtocol: Rule = {
  id: "acl-rule-protocol",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  judge: (acl) =>
    eachRule(acl, "a protocol", ({ path, rule }) => {
      const argument = `${path}.protocol`;
      const protocols = rule.action === "deny" ? deniable : allowable;
      const expected = `${textOf(rule.action)}: ${protocols.join(", ")}`;
      const { protocol } = rule;
      if (protocols.includes(textOf(protocol))) return { verdict: "compliant", argument };
      if (typeof protocol === "string" && protocol.includes("${"))
        return { verdict: "unknown", argument, expected, got: protocol };
      const missing = protocol === undefined || protocol === null || protocol === "";
      return {
        verdict: "violation",
        argument,
        expected,
        got: missing ? "no protocol, which the provider treats as all protocols" : textOf(protocol),
        reject: missing || (rule.action !== "deny" && protocol === "any"),
      };
    }),
};
