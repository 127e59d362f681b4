import { textOf } from "../../../core/text-of";
import { dependsOn } from "../../../posture/dependencies";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** An encrypted bucket is made after Object Storage may read the key: a reference to the key does not give that order. */
export const bucketAuthorizationFirst: Rule = {
  id: "bucket-authorization-first",
  controls: ["OS-02", "IKS-99"],
  types: ["ibm_cos_bucket"],
  judge(bucket, world) {
    if ((bucket.arguments.kms_key_crn ?? bucket.arguments.key_protect ?? null) === null) return notApplicable;
    const policies = world
      .ofType("ibm_iam_authorization_policy")
      .filter(
        (policy) =>
          known(policy, "source_service_name") === "cloud-object-storage" &&
          ["kms", "hs-crypto"].includes(textOf(known(policy, "target_service_name"))),
      );
    if (policies.some((policy) => policy.stack === bucket.stack && dependsOn(world, bucket, policy))) return compliant;
    return {
      verdict: "violation",
      argument: "depends_on",
      expected: "a dependency on an ibm_iam_authorization_policy that lets cloud-object-storage read keys of kms",
      got: policies.length === 0 ? "no such policy" : `a policy (${policies[0]?.address}) that nothing waits for`,
      fix: "Without it the first apply fails now and then: IAM policies take effect some seconds after they are made.",
    };
  },
};
