import type { Rule } from "../../../posture/rule";
import { judgeAlgorithms } from "../judged";

/**
 * Perfect forward secrecy is on: each tunnel gets keys from its own exchange, so a leaked key exposes one session only.
 */
export const ipsecForwardSecrecy: Rule = {
  id: "ipsec-forward-secrecy",
  controls: ["IKS-86"],
  types: ["ibm_is_ipsec_policy"],
  judge: (policy) => judgeAlgorithms(policy, ["pfs_groups", "pfs"], ["group_19", "group_20", "group_21", "group_31"]),
};
