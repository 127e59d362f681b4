import type { Rule } from "../../../posture/rule";

/** Keys are ibm_kms_key resources: the older resource type supports neither policies nor private endpoints. */
export const noRetiredKey: Rule = {
  id: "no-retired-key",
  controls: ["IKS-08"],
  types: ["ibm_kp_key"],
  forbids: true,
  judge: () => ({ verdict: "violation", expected: "ibm_kms_key with ibm_kms_key_policies", got: "ibm_kp_key" }),
};
