import { always, argumentRule } from "../../../posture/argument-rule";
import { isSparkBucket } from "../subjects";

/** Spark buckets are encrypted with a customer-managed root key, which is fixed when they are created. */
export const sparkBucketOwnKey = argumentRule({
  id: "spark-bucket-own-key",
  controls: ["AE-10"],
  types: ["ibm_cos_bucket"],
  argument: "kms_key_crn",
  when: isSparkBucket,
  accepts: (value) => typeof value === "string" && /^crn:v1:.*:(kms|hs-crypto):.*:key:/.test(value),
  expected: "the CRN of a root key",
  referenceIsFine: true,
  reject: always,
});
