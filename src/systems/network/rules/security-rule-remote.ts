import { parseCidr } from "../../../core/cidr";
import type { Rule } from "../../../posture/rule";
import { isEverywhere } from "../judged";

/** Every rule of a security group says who is on the other side: left out, it is everybody. */
export const securityRuleRemote: Rule = {
  id: "security-rule-remote",
  controls: ["IKS-88"],
  types: ["ibm_is_security_group_rule"],
  judge({ arguments: { remote, direction } }) {
    const about = { argument: "remote", expected: "a network, an address or a security group; inbound not everybody" };
    if (typeof remote !== "string" || remote === "")
      return { verdict: "violation", ...about, got: "nothing, which is everybody", reject: true };
    const open = isEverywhere(remote) && direction !== "outbound";
    const named =
      remote.includes("${") || parseCidr(remote) !== undefined || /^[0-9a-z]{4}-[0-9a-f-]{36}$/.test(remote);
    if (named && !open) return { verdict: "compliant", argument: "remote" };
    return { verdict: "violation", ...about, got: remote };
  },
};
