import type { Rule } from "../../../posture/rule";
import { judgeAlgorithms } from "../judged";

/** IKE encryption uses AES-256; the provider also accepts 3DES. */
export const ikeEncryption: Rule = {
  id: "ike-encryption",
  controls: ["IKS-86"],
  types: ["ibm_is_ike_policy"],
  judge: (policy) => judgeAlgorithms(policy, ["encryption_algorithms", "encryption_algorithm"], ["aes256"]),
};
