import type { Rule } from "../../../posture/rule";
import { nestedProtocol } from "../../../posture/written-rules";
import { eachRule } from "../judged";

/**
 * No blocks tcp, udp or icmp inside a rule: they are deprecated, and an empty one has opened every port where people
 * thought that it named some.
 */
export const aclRuleFlat: Rule = {
  id: "acl-rule-flat",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  judge: (acl) =>
    eachRule(acl, "flat rules", ({ path, rule }) => {
      const nested = nestedProtocol(rule);
      if (nested === undefined) return { verdict: "compliant", argument: path };
      return {
        verdict: "violation",
        argument: `${path}.${nested}`,
        expected: "protocol, port_min, port_max, source_port_min, source_port_max, type, code in the rule itself",
        got: `a block ${nested}`,
        fix: `Write protocol = "${nested}" and the ports in the rule.`,
        reject: true,
      };
    }),
};
