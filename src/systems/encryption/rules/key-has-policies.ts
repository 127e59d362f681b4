import { referring } from "../../../posture/indexes";
import { compliant, type Rule } from "../../../posture/rule";

const policiesOf = referring(["ibm_kms_key_policies"], "key_id");

/** Every root key has key policies: without them it neither rotates nor requires dual authorization for deletion. */
export const keyHasPolicies: Rule = {
  id: "key-has-policies",
  controls: ["KP-03", "KP-04"],
  types: ["ibm_kms_key"],
  judge(key, world) {
    if (policiesOf(world, key).length > 0) return compliant;
    return {
      verdict: "violation",
      expected: `an ibm_kms_key_policies whose key_id is ${key.address}.key_id`,
      got: "none",
      fix: "Add the policies; instance policies do not apply to keys that already exist.",
    };
  },
};
