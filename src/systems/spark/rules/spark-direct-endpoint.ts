import { showJson } from "../../../core/show-json";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { containsReference } from "../../../posture/values";
import { isObject, type Json, type Resource } from "../../../terraform/configuration";
import { confOf, confPath, innerOf, isRequest, isSparkInstance } from "../subjects";

const direct = /^https:\/\/s3\.direct\.([a-z0-9-]+)\.cloud-object-storage\.appdomain\.cloud\/?$/;

/** Spark calls Object Storage over TLS through direct endpoints, never over the Internet or the classic network. */
export const sparkDirectEndpoint: Rule = {
  id: "spark-direct-endpoint",
  controls: ["AE-13"],
  types: ["ibm_resource_instance", "ibm_cos_bucket_object"],
  judge(resource) {
    if (!isSparkInstance(resource) && !isRequest(resource)) return notApplicable;
    const endpoints = [...homeEndpoint(resource), ...confEndpoints(resource)];
    return endpoints.length > 0 ? endpoints.map(([argument, value]) => judgeEndpoint(argument, value)) : notApplicable;
  },
};

function homeEndpoint(resource: Resource): [string, Json | undefined][] {
  const inner = isSparkInstance(resource) ? innerOf(resource, "parameters_json") : undefined;
  const home = inner?.state === "known" ? inner.value.instance_home : undefined;
  return isObject(home) ? [["parameters_json.instance_home.endpoint", home.endpoint]] : [];
}

function confEndpoints(resource: Resource): [string, Json | undefined][] {
  return Object.entries(confOf(resource) ?? {})
    .filter(([name]) => /\.fs\.(cos|s3a|s3d)\.(.*\.)?endpoint$/.test(name))
    .map(([name, value]) => [`${confPath(resource)}.${name}`, value]);
}

function judgeEndpoint(argument: string, value: Json | undefined): Judgement {
  const expected = "https://s3.direct.<region>.cloud-object-storage.appdomain.cloud";
  if (value !== undefined && containsReference(value))
    return { verdict: "unknown", argument, expected, got: showJson(value) };
  const region = typeof value === "string" ? direct.exec(value)?.[1] : undefined;
  if (region?.includes("-")) return { verdict: "compliant", argument };
  // A bucket over several regions, us, eu or ap, has a direct endpoint too; whether data may leave a region is for its owner.
  return { verdict: "violation", argument, expected, got: showJson(value), reject: region === undefined };
}
