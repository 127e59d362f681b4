import type { Rule } from "../../../posture/rule";
import { algorithms, judgeAlgorithms } from "../judged";

/**
 * AES-GCM authenticates by itself, and IBM wants "disabled" beside it; any other cipher needs SHA-384 or SHA-512. The
 * provider looks at the pair only in the deprecated arguments.
 */
export const ipsecAuthentication: Rule = {
  id: "ipsec-authentication",
  controls: ["IKS-86"],
  types: ["ibm_is_ipsec_policy"],
  judge(policy) {
    const ciphers = algorithms(policy, "encryption_algorithms", "encryption_algorithm") ?? [];
    const combined = ciphers.filter((cipher) => cipher.endsWith("gcm16")).length;
    const fitting =
      combined === 0
        ? ["sha384", "sha512"]
        : combined === ciphers.length
          ? ["disabled"]
          : ["nothing: GCM stands alone"];
    return judgeAlgorithms(policy, ["authentication_algorithms", "authentication_algorithm"], fitting);
  },
};
