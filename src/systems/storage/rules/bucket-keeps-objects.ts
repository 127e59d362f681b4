import { numberOf } from "../../../core/number-of";
import { compliant, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";

/** Overwritten or deleted objects are recoverable through versioning, or a retention rule prevents the change. */
export const bucketKeepsObjects: Rule = {
  id: "bucket-keeps-objects",
  controls: ["OS-05"],
  types: ["ibm_cos_bucket"],
  judge(bucket) {
    const versions = readOne(bucket, "object_versioning.enable");
    const minimum = readOne(bucket, "retention_rule.minimum");
    if (versions.value === true || (minimum.state === "known" && numberOf(minimum.value) >= 1)) return compliant;
    const argument = minimum.state === "absent" ? "object_versioning.enable" : "retention_rule.minimum";
    return {
      verdict: versions.state === "unknown" || minimum.state === "unknown" ? "unknown" : "violation",
      argument,
      expected: "object_versioning with enable = true, or a retention_rule whose minimum is 1 day or more",
      got: minimum.state === "known" ? `a minimum of ${JSON.stringify(minimum.value)} days` : "neither",
    };
  },
};
