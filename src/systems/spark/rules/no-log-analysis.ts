import { notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/**
 * Log Analysis and the old Activity Tracker are not used: IBM discontinued both on 30 March 2025, and data sent there
 * is lost.
 */
export const noLogAnalysis: Rule = {
  id: "no-log-analysis",
  controls: ["AE-27"],
  forbids: true,
  types: ["ibm_resource_instance"],
  judge(resource) {
    const service = known(resource, "service");
    if (service !== "logdna" && service !== "logdnaat") return notApplicable;
    return {
      verdict: "violation",
      argument: "service",
      expected: "logs (IBM Cloud Logs)",
      got: service,
      reject: true,
    };
  },
};
