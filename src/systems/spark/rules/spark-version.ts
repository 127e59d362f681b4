import { own } from "../../../core/own";
import { showJson } from "../../../core/show-json";
import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { containsReference } from "../../../posture/values";
import { isObject, type Json } from "../../../terraform/configuration";
import { runtimeData } from "../runtime-data";
import { detailsOf, innerOf, isRequest, isSparkInstance } from "../subjects";

/** Spark versions that receive patches. */
const supported = Object.keys(runtimeData.supported);

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
    if ((supported as readonly unknown[]).includes(version)) return compliant;
    const about = {
      argument: instance ? "parameters_json.default_runtime.spark_version" : "content.application_details.runtime",
      expected: `${supported.join(" or ")}, according to IBM's documentation of ${runtimeData.pages}`,
    };
    const doubt = own(runtimeData.unknown, textOf(version));
    if (doubt !== undefined) {
      return {
        verdict: "unknown",
        ...about,
        got: `${showJson(version)}: whether Analytics Engine supports it is unknown; ${doubt}`,
      };
    }
    const verdict = version !== undefined && containsReference(version) ? "unknown" : "violation";
    return { verdict, ...about, got: showJson(version), reject: true };
  },
};
