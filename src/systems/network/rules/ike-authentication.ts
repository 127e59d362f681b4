import type { Rule } from "../../../posture/rule";
import { judgeAlgorithms } from "../judged";

/** IKE authentication uses SHA-384 or SHA-512; the provider also accepts MD5 and SHA-1. */
export const ikeAuthentication: Rule = {
  id: "ike-authentication",
  controls: ["IKS-86"],
  types: ["ibm_is_ike_policy"],
  judge: (policy) =>
    judgeAlgorithms(policy, ["authentication_algorithms", "authentication_algorithm"], ["sha384", "sha512"]),
};
