import type { Rule } from "../../../posture/rule";
import { nestedProtocol } from "../../../posture/written-rules";
import { eachRule } from "../judged";

/**
 * ACL rules contain no tcp, udp or icmp blocks: these are deprecated, and an empty block opens every port.
 */
export const aclRuleFlat: Rule = {
  id: "acl-rule-flat",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  judge: (acl) =>
    eachRule(acl, "rules without nested protocol blocks", ({ path, rule }) => {
      const nested = nestedProtocol(rule);
      if (nested === undefined) return { verdict: "compliant", argument: path };
      return {
        verdict: "violation",
        argument: `${path}.${nested}`,
        expected:
          "protocol, port_min, port_max, source_port_min, source_port_max, type and code as arguments of the rule",
        got: `a nested ${nested} block`,
        fix: `Set protocol = "${nested}" and the ports as arguments of the rule.`,
        reject: true,
      };
    }),
};
