import { compliant, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** The minimum number of instances is not greater than the maximum: Code Engine refuses that, the provider does not. */
export const instanceFloor: Rule = {
  id: "instance-floor",
  controls: ["CE-48"],
  types: ["ibm_code_engine_app"],
  judge(resource) {
    const min = known(resource, "scale_min_instances");
    const max = known(resource, "scale_max_instances");
    const about = { argument: "scale_min_instances", expected: "no more than scale_max_instances" };
    if (typeof min !== "number" || typeof max !== "number") return { verdict: "unknown", ...about, got: "a reference" };
    // 0 is no ceiling, which is a finding of its own.
    if (max === 0 || min <= max) return compliant;
    return { verdict: "violation", ...about, got: `${min}, with a scale_max_instances of ${max}`, reject: true };
  },
};
