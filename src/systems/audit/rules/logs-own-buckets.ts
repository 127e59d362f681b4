import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { isObject } from "../../../terraform/configuration";

/** Cloud Logs has a data bucket: without one, events are lost when the retention of its priority search ends. */
export const logsOwnBuckets: Rule = {
  id: "logs-own-buckets",
  controls: ["AU-03"],
  types: ["ibm_resource_instance"],
  judge(instance) {
    if (known(instance, "service") !== "logs") return notApplicable;
    const parameters = isObject(instance.arguments.parameters) ? instance.arguments.parameters : {};
    return ["logs_bucket", "metrics_bucket"].map((name) => {
      const bucket = parameters[`${name}_crn`];
      const endpoint = parameters[`${name}_endpoint`];
      const argument = `parameters.${name}_crn`;
      if (typeof bucket !== "string" || bucket === "") {
        return { verdict: "violation", argument, expected: "the CRN of a bucket", got: "none" };
      }
      if (name === "metrics_bucket" && bucket === parameters.logs_bucket_crn) {
        return { verdict: "violation", argument, expected: "a separate bucket", got: "the same bucket as for data" };
      }
      if (/^s3\.direct\./.test(textOf(endpoint)) || textOf(endpoint).includes("s3_endpoint_direct")) {
        return { ...compliant, argument };
      }
      return {
        verdict: textOf(endpoint).includes("${") ? "unknown" : "violation",
        argument: `parameters.${name}_endpoint`,
        expected: "the bucket's direct endpoint, s3.direct.<region>.cloud-object-storage.appdomain.cloud",
        got: JSON.stringify(endpoint ?? null),
      };
    });
  },
};
