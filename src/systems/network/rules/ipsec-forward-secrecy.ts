import type { Rule } from "../../../posture/rule";
import { judgeAlgorithms } from "../judged";

/** Each tunnel gets keys of its own exchange, so that one lost key opens one session. */
export const ipsecForwardSecrecy: Rule = {
  id: "ipsec-forward-secrecy",
  controls: ["IKS-86"],
  types: ["ibm_is_ipsec_policy"],
  judge: (policy) => judgeAlgorithms(policy, ["pfs_groups", "pfs"], ["group_19", "group_20", "group_21", "group_31"]),
};
