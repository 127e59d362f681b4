import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { read } from "../../../posture/values";
import { isSparkBucket } from "../subjects";

/**
 * No retention rule on a bucket that Spark writes to. Spark's committers delete or overwrite what they have written: Hadoop's default
 * renames by copy and delete, IBM's Stocator deletes the parts of failed attempts and writes `_SUCCESS` anew. Object Storage refuses
 * both until the retention has expired.
 *
 * Source: Apache Hadoop, "S3A Committers: Architecture and Implementation"; github.com/CODAIT/stocator, README; IBM Cloud
 * documentation, "Using Immutable Object Storage" (2026-08-07). Which committer the service uses with which settings is unknown.
 */
export const sparkBucketCommits: Rule = {
  id: "spark-bucket-commits",
  controls: ["AE-09"],
  types: ["ibm_cos_bucket"],
  judge(bucket, world) {
    if (!isSparkBucket(bucket, world)) return notApplicable;
    const argument = "retention_rule";
    const slots = read(bucket, "retention_rule.minimum");
    if (bucket.arguments.retention_rule === undefined || slots.every(({ state }) => state === "absent"))
      return { ...compliant, argument };
    return {
      verdict: "violation",
      argument,
      expected: "none: Spark's committers delete and overwrite objects, which the rule refuses",
      got: "a retention rule",
      fix: "Copy finished results to a bucket of storage.buckets that has retentionDays.",
    };
  },
};
