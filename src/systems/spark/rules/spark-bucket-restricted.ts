import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { blocks, type Json, type JsonObject, type Resource } from "../../../terraform/configuration";
import { isSparkBucket } from "../subjects";

/** Restrictions of Object Storage by the bucket that they name. */
const restrictionsOn = indexed(["ibm_cbr_rule"], ({ arguments: { resources } }) => {
  const [named] = blocks(resources).map(attributesOf);
  return named?.get("serviceName") === "cloud-object-storage" ? [named.get("resource")] : [];
});

/**
 * Stolen credentials do not open a Spark bucket from the Internet: workloads can send data anywhere, and no setting prevents it.
 *
 * The restriction names endpoint types and no network zone: a zone cannot name Analytics Engine as a service, so it
 * would be expected to lock Spark out.
 */
export const sparkBucketRestricted: Rule = {
  id: "spark-bucket-restricted",
  controls: ["AE-16"],
  types: ["ibm_cos_bucket"],
  judge(bucket, world) {
    if (!isSparkBucket(bucket, world)) return notApplicable;
    const rules = restrictionsOn(world, bucket.arguments.bucket_name);
    if (rules.some((rule) => known(rule, "enforcement_mode") === "enabled" && isPrivate(rule))) return compliant;
    return {
      verdict: "violation",
      argument: "bucket_name",
      expected: "an enforced context-based restriction to private and direct endpoints, without a network zone",
      got:
        rules.length === 0 ? "no restriction" : `${rules[0]?.address}, which leaves the bucket open or locks Spark out`,
    };
  },
};

function attributesOf(body: JsonObject): Map<Json | undefined, Json | undefined> {
  return new Map(blocks(body.attributes).map(({ name, value }) => [name, value]));
}

function isPrivate({ arguments: { contexts } }: Resource): boolean {
  const all = blocks(contexts).map(attributesOf);
  return (
    all.length > 0 &&
    all.every((context) => {
      const types = textOf(context.get("endpointType") ?? "public").split(",");
      return !types.includes("public") && !context.has("networkZoneId");
    })
  );
}
