import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known, readOne } from "../../../posture/values";
import { isSparkBucket } from "../subjects";

/**
 * Overwritten or deleted objects in a Spark bucket are recoverable through versioning, or a retention rule prevents the
 * change.
 */
export const sparkBucketVersions: Rule = {
  id: "spark-bucket-versions",
  controls: ["AE-09"],
  types: ["ibm_cos_bucket"],
  judge(bucket, world) {
    if (!isSparkBucket(bucket, world)) return notApplicable;
    if (known(bucket, "object_versioning.enable") === true) return compliant;
    if (readOne(bucket, "retention_rule.minimum").state === "known") return compliant;
    const { state } = readOne(bucket, "object_versioning.enable");
    return {
      verdict: state === "unknown" ? "unknown" : "violation",
      argument: "object_versioning.enable",
      expected: "true, or a retention_rule",
      got: state === "absent" ? "nothing" : "not true",
    };
  },
};
