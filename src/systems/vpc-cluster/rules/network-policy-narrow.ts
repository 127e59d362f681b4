import { parseNetwork } from "../../../core/ip";
import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks, type JsonObject } from "../../../terraform/configuration";

const directions = { ingress: "from", egress: "to" } as const;

/** A network policy names whom it admits: an empty rule admits every pod and every address, as if there were no policy. */
export const networkPolicyNarrow: Rule = {
  id: "network-policy-narrow",
  controls: ["IKSW-14"],
  types: ["kubernetes_network_policy_v1", "kubernetes_network_policy"],
  judge: ({ arguments: { spec } }) =>
    blocks(spec).flatMap((policy) =>
      Object.entries(directions).flatMap(([direction, peers]) =>
        blocks(policy[direction]).map((rule, index) => judgeRule(rule, peers, `spec.${direction}.${index}`)),
      ),
    ),
};

function judgeRule(rule: JsonObject, peers: string, argument: string): Judgement {
  const named = blocks(rule[peers]);
  const about = { argument, expected: `${peers} with a pod_selector, a namespace_selector or a network` };
  if (named.length === 0) return { verdict: "violation", ...about, got: `no ${peers}: every address` };
  const open = named.find(isOpen);
  return open === undefined
    ? { verdict: "compliant", argument }
    : { verdict: "violation", ...about, got: JSON.stringify(open) };
}

/** A peer that is every pod of every namespace, or every address. */
function isOpen({ ip_block: networks, namespace_selector: namespaces, pod_selector: pods }: JsonObject): boolean {
  if (blocks(networks).some(({ cidr }) => (parseNetwork(textOf(cidr))?.bits ?? 128) < 6)) return true;
  if (networks !== undefined) return false;
  const all = (selector: JsonObject[string] | undefined) =>
    selector !== undefined && !blocks(selector).some((one) => Object.keys(one).length > 0);
  return all(namespaces) && (pods === undefined || all(pods));
}
