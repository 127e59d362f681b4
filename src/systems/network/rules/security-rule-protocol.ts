import { textOf } from "../../../core/text-of";
import { compliant, type Rule } from "../../../posture/rule";
import { nestedProtocol } from "../../../posture/written-rules";

/** Every security group rule sets its protocol, and its ports or ICMP type; an omitted argument matches everything. */
export const securityRuleProtocol: Rule = {
  id: "security-rule-protocol",
  controls: ["IKS-88"],
  types: ["ibm_is_security_group_rule"],
  judge({ arguments: rule }) {
    const has = (name: string) => rule[name] !== undefined && rule[name] !== null;
    const { protocol } = rule;
    const about = {
      argument: "protocol",
      expected: "tcp or udp with port_min and port_max, or icmp with type, as arguments of the rule",
    };
    if (typeof protocol === "string" && protocol.includes("${")) return { verdict: "unknown", ...about, got: protocol };
    const ported = (protocol === "tcp" || protocol === "udp") && has("port_min") && has("port_max") && !has("type");
    const typed = protocol === "icmp" && has("type") && !has("port_min") && !has("port_max");
    if ((ported || typed) && nestedProtocol(rule) === undefined) return compliant;
    return {
      verdict: "violation",
      ...about,
      got: `${textOf(protocol ?? "no protocol")}${ported || typed ? " and a nested protocol block" : has("port_min") || has("type") ? "" : " on every port"}`,
      reject: protocol === undefined || protocol === null,
    };
  },
};
