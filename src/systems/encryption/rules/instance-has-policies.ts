import { referring } from "../../../posture/indexes";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

const policiesOf = referring(["ibm_kms_instance_policies"], "instance_id");

/** Every Key Protect instance in these stacks has instance policies. */
export const instanceHasPolicies: Rule = {
  id: "instance-has-policies",
  controls: ["KP-06"],
  types: ["ibm_resource_instance"],
  judge(instance, world) {
    if (known(instance, "service") !== "kms") return notApplicable;
    if (policiesOf(world, instance).length > 0) return compliant;
    return {
      verdict: "violation",
      expected: `an ibm_kms_instance_policies whose instance_id is ${instance.address}.guid`,
      got: "none",
    };
  },
};
