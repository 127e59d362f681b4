import { always, argumentRule } from "../../../posture/argument-rule";
import { isSparkBucket } from "../subjects";

/** Terraform never empties a Spark bucket; the provider's default does. */
export const sparkBucketKept = argumentRule({
  id: "spark-bucket-kept",
  controls: ["AE-09"],
  types: ["ibm_cos_bucket"],
  argument: "force_delete",
  when: isSparkBucket,
  accepts: (value) => value === false,
  expected: "false",
  reject: always,
});
