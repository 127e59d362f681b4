import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";
import { eachRule, isEverywhere } from "../judged";

/** No rule allows everything from everywhere, and none every protocol from or to everywhere. */
export const aclNoAllowAll: Rule = {
  id: "acl-no-allow-all",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  judge: (acl) =>
    eachRule(acl, "named networks", ({ path, rule }) => {
      const wide = [rule.source, rule.destination].filter(isEverywhere).length;
      const named = rule.protocol === "tcp" || rule.protocol === "udp" || rule.protocol === "icmp";
      if (rule.action !== "allow" || wide === 0 || (wide === 1 && named))
        return { verdict: "compliant", argument: path };
      return {
        verdict: "violation",
        argument: path,
        expected: "a network on both sides; everywhere on one of them only for tcp, udp or icmp",
        got: `allow ${textOf(rule.protocol ?? "no protocol")} from ${textOf(rule.source)} to ${textOf(rule.destination)}`,
        fix: "Name the networks and ports of the flow.",
        reject: wide === 2,
      };
    }),
};
