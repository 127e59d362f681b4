import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** A Key Protect instance that is made here gets instance policies. */
export const instanceHasPolicies: Rule = {
  id: "instance-has-policies",
  controls: ["KP-06"],
  types: ["ibm_resource_instance"],
  judge(instance, world) {
    if (known(instance, "service") !== "kms") return notApplicable;
    const covered = world
      .ofType("ibm_kms_instance_policies")
      .some((policies) => world.targetResource(policies.stack, policies.arguments.instance_id) === instance);
    if (covered) return compliant;
    return {
      verdict: "violation",
      expected: `an ibm_kms_instance_policies whose instance_id is ${instance.address}.guid`,
      got: "none",
    };
  },
};
