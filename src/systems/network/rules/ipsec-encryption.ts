import type { Rule } from "../../../posture/rule";
import { judgeAlgorithms } from "../judged";

/** IPsec encryption uses AES-256. */
export const ipsecEncryption: Rule = {
  id: "ipsec-encryption",
  controls: ["IKS-86"],
  types: ["ibm_is_ipsec_policy"],
  judge: (policy) =>
    judgeAlgorithms(policy, ["encryption_algorithms", "encryption_algorithm"], ["aes256gcm16", "aes256"]),
};
