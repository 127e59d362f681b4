import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { confOf, confPath, isRequest } from "../subjects";

/**
 * Applications authenticate to Object Storage with IAM: HMAC keys do not expire, and only the instance home needs them.
 */
export const sparkNoHmacInRequest: Rule = {
  id: "spark-no-hmac-in-request",
  controls: ["AE-26"],
  types: ["ibm_cos_bucket_object"],
  judge(resource) {
    if (!isRequest(resource)) return notApplicable;
    const found = Object.keys(confOf(resource) ?? {}).filter((name) => /\.fs\..*\.(access|secret)\.key$/.test(name));
    if (found.length === 0) return compliant;
    return found.map(
      (name): Judgement => ({
        verdict: "violation",
        argument: `${confPath(resource)}.${name}`,
        expected: "spark.hadoop.fs.cos.<name>.iam.api.key, which the submit script adds",
        got: "an HMAC key, as a literal or a reference",
        reject: true,
      }),
    );
  },
};
