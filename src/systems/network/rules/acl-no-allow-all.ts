import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";
import { eachRule, isEverywhere } from "../judged";

/** No rule allows traffic from anywhere to anywhere, and no rule allows all protocols from or to anywhere. */
export const aclNoAllowAll: Rule = {
  id: "acl-no-allow-all",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  judge: (acl) =>
    eachRule(acl, "specific networks", ({ path, rule }) => {
      const wide = [rule.source, rule.destination].filter(isEverywhere).length;
      const named = rule.protocol === "tcp" || rule.protocol === "udp" || rule.protocol === "icmp";
      if (rule.action !== "allow" || wide === 0 || (wide === 1 && named))
        return { verdict: "compliant", argument: path };
      return {
        verdict: "violation",
        argument: path,
        expected:
          "a specific network as source and destination; one of them may be 0.0.0.0/0 for tcp, udp or icmp only",
        got: `allow ${textOf(rule.protocol ?? "no protocol")} from ${textOf(rule.source)} to ${textOf(rule.destination)}`,
        fix: "Restrict the rule to the networks and ports of the flow.",
        reject: wide === 2,
      };
    }),
};
