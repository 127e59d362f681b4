import { showJson } from "../../../core/show-json";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { containsReference } from "../../../posture/values";
import { isObject, type Json } from "../../../terraform/configuration";
import { sparkVersions } from "../runtime-data";
import { detailsOf, innerOf, isRequest, isSparkInstance } from "../subjects";

/** The Spark version is one that still receives patches: it is set for the instance, and a request may override it. */
export const sparkVersion: Rule = {
  id: "spark-version",
  controls: ["AE-24"],
  types: ["ibm_resource_instance", "ibm_cos_bucket_object"],
  judge(resource) {
    const inner = innerOf(resource, "parameters_json");
    const instance = isSparkInstance(resource);
    if (!instance && !isRequest(resource)) return notApplicable;
    if (instance && inner.state !== "known") return notApplicable;
    const runtime = inner.state === "known" ? inner.value.default_runtime : detailsOf(resource)?.runtime;
    const version: Json | undefined = isObject(runtime) ? runtime.spark_version : undefined;
    if (version === undefined && !instance) return notApplicable;
    if ((sparkVersions as readonly unknown[]).includes(version)) return compliant;
    return {
      verdict: version !== undefined && containsReference(version) ? "unknown" : "violation",
      argument: instance ? "parameters_json.default_runtime.spark_version" : "content.application_details.runtime",
      expected: sparkVersions.join(" or "),
      got: showJson(version),
      reject: true,
    };
  },
};
