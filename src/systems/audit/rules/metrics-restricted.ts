import { restrictionsOf } from "../../../posture/restriction";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** A context-based restriction decides from where the API of Cloud Monitoring can be called; agents do not use it. */
export const metricsRestricted: Rule = {
  id: "metrics-restricted",
  controls: ["AU-06"],
  types: ["ibm_resource_instance"],
  judge(instance, world) {
    if (known(instance, "service") !== "sysdig-monitor") return notApplicable;
    if (restrictionsOf(world, "sysdig-monitor", ["serviceInstance"], instance).length > 0) return compliant;
    return {
      verdict: "violation",
      expected: `an ibm_cbr_rule for sysdig-monitor whose serviceInstance is ${instance.address}`,
      got: "none",
    };
  },
};
