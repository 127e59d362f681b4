import { textOf } from "../../../core/text-of";
import { endsOf, everyPolicy, policiesBefore, reachesKey } from "../../../posture/authorizations";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
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
    const key = bucket.arguments.kms_key_crn ?? bucket.arguments.key_protect ?? null;
    if (key === null) return notApplicable;
    const opens = (policy: Resource) => opensKeys(policy) && reachesKey(world, policy, bucket, key);
    if (policiesBefore(world, bucket).some(opens)) return compliant;
    const other = world.once(keyPolicies).find(opens);
    return {
      verdict: "violation",
      argument: "depends_on",
      expected: "depends_on an ibm_iam_authorization_policy that lets cloud-object-storage read the key",
      got: other ? `${other.address} exists, but the resource does not depend on it` : "no such authorization policy",
      fix: "Add the dependency. Without it the first apply sometimes fails, because IAM policies take effect some seconds after their creation.",
    };
  },
};

function keyPolicies(world: World): Resource[] {
  return everyPolicy(world).filter(opensKeys);
}

function opensKeys(policy: Resource): boolean {
  const { source, target } = endsOf(policy);
  return source.service === "cloud-object-storage" && ["kms", "hs-crypto"].includes(textOf(target.service));
}
