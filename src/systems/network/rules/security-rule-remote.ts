import { parseCidr } from "../../../core/cidr";
import { isVpcResourceId } from "../../../core/crn";
import type { Rule } from "../../../posture/rule";
import { isEverywhere } from "../judged";

/** Every security group rule sets remote; without it the rule matches every address. */
export const securityRuleRemote: Rule = {
  id: "security-rule-remote",
  controls: ["IKS-88"],
  types: ["ibm_is_security_group_rule"],
  judge({ arguments: { remote, direction } }) {
    const about = { argument: "remote", expected: "a network, an address or a security group; inbound not 0.0.0.0/0" };
    if (typeof remote !== "string" || remote === "")
      return { verdict: "violation", ...about, got: "no remote, which matches every address", reject: true };
    const open = isEverywhere(remote) && direction !== "outbound";
    if (isVpcResourceId(remote))
      return { verdict: "unknown", ...about, got: `${remote}, a group whose members are not in sight` };
    const named = remote.includes("${") || parseCidr(remote) !== undefined;
    if (named && !open) return { verdict: "compliant", argument: "remote" };
    return { verdict: "violation", ...about, got: remote };
  },
};
