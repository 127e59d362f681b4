import { referring } from "../../../posture/indexes";
import { compliant, type Rule } from "../../../posture/rule";

const policiesOf = referring(["ibm_kms_key_policies"], "key_id");

/** A root key without policies of its own neither rotates nor needs two people to be deleted. */
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
      fix: "Add the policies; those of the instance do not reach keys that exist already.",
    };
  },
};
