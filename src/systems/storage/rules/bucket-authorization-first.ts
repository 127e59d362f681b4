import { textOf } from "../../../core/text-of";
import { policiesBefore } from "../../../posture/authorizations";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";

/**
 * An encrypted bucket depends on the authorization of Object Storage to read the key; a reference to the key alone does
 * not create this dependency.
 */
export const bucketAuthorizationFirst: Rule = {
  id: "bucket-authorization-first",
  controls: ["OS-02", "IKS-99"],
  types: ["ibm_cos_bucket"],
  judge(bucket, world) {
    if ((bucket.arguments.kms_key_crn ?? bucket.arguments.key_protect ?? null) === null) return notApplicable;
    if (policiesBefore(world, bucket).some(opensKeys)) return compliant;
    const [other] = world.once(keyPolicies);
    return {
      verdict: "violation",
      argument: "depends_on",
      expected: "depends_on an ibm_iam_authorization_policy that lets cloud-object-storage read keys of kms",
      got: other ? `${other.address} exists, but the resource does not depend on it` : "no such authorization policy",
      fix: "Add the dependency. Without it the first apply sometimes fails, because IAM policies take effect some seconds after their creation.",
    };
  },
};

function keyPolicies(world: World): Resource[] {
  return world.ofType("ibm_iam_authorization_policy").filter(opensKeys);
}

function opensKeys(policy: Resource): boolean {
  return (
    known(policy, "source_service_name") === "cloud-object-storage" &&
    ["kms", "hs-crypto"].includes(textOf(known(policy, "target_service_name")))
  );
}
