import type { Rule } from "../../../posture/rule";
import { algorithms, judgeAlgorithms } from "../judged";

/**
 * IPsec authentication matches the cipher: AES-GCM includes authentication, so IBM requires "disabled"; any other
 * cipher needs SHA-384 or SHA-512. The provider checks the combination only in the deprecated arguments.
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
          : ["no mix of GCM and other ciphers"];
    return judgeAlgorithms(policy, ["authentication_algorithms", "authentication_algorithm"], fitting);
  },
};
