import type { Rule } from "../../../posture/rule";
import { judgeAlgorithms } from "../judged";

/**
 * IKE uses Diffie-Hellman groups on elliptic curves of 256 bits or more; groups 2 and 5 are weak, 22 to 24 are
 * deprecated (RFC 8247).
 */
export const ikeGroups: Rule = {
  id: "ike-groups",
  controls: ["IKS-86"],
  types: ["ibm_is_ike_policy"],
  judge: (policy) => judgeAlgorithms(policy, ["dh_groups", "dh_group"], ["19", "20", "21", "31"]),
};
