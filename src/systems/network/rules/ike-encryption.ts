import type { Rule } from "../../../posture/rule";
import { judgeAlgorithms } from "../judged";

/** The key exchange is encrypted with AES-256; the provider takes 3DES too. */
export const ikeEncryption: Rule = {
  id: "ike-encryption",
  controls: ["IKS-86"],
  types: ["ibm_is_ike_policy"],
  judge: (policy) => judgeAlgorithms(policy, ["encryption_algorithms", "encryption_algorithm"], ["aes256"]),
};
