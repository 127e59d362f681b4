import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";
import type { JsonObject } from "../../../terraform/configuration";
import { eachRule } from "../judged";

const ports = ["port_min", "port_max", "source_port_min", "source_port_max"];

/**
 * TCP and UDP rules set ports in pairs, and ICMP rules set a type: the provider rejects other combinations only during
 * apply.
 */
export const aclRulePorts: Rule = {
  id: "acl-rule-ports",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl"],
  judge: (acl) =>
    eachRule(acl, "ports that fit the protocol", ({ path, rule }) => {
      const wrong = misplaced(rule);
      if (wrong === undefined) return { verdict: "compliant", argument: path };
      return {
        verdict: "violation",
        argument: `${path}.${wrong}`,
        expected: "minimum and maximum ports with tcp and udp; type and code with icmp",
        got: `${wrong} with protocol ${textOf(rule.protocol ?? "none")}`,
      };
    }),
};

function misplaced(rule: JsonObject): string | undefined {
  const has = (name: string) => rule[name] !== undefined && rule[name] !== null;
  const { protocol } = rule;
  const alone = ["port", "source_port"].find((name) => has(`${name}_min`) !== has(`${name}_max`));
  if (protocol === "tcp" || protocol === "udp") return alone ?? ["type", "code"].find(has);
  return ports.find(has) ?? (protocol === "icmp" ? undefined : ["type", "code"].find(has));
}
