import { textOf } from "../../../core/text-of";
import { ignoredChange } from "../../../posture/argument-rule";
import { compliant, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { hasReference, type Json, type Resource } from "../../../terraform/configuration";

/**
 * A bucket is encrypted with a customer-managed root key, set in one argument: `key_protect` is the older name of
 * `kms_key_crn`, and the provider detects a conflict only if both are literals.
 */
export const bucketOwnKey: Rule = {
  id: "bucket-own-key",
  controls: ["OS-01", "IKS-99"],
  types: ["ibm_cos_bucket"],
  judge(bucket, world) {
    const { kms_key_crn: key, key_protect: older } = bucket.arguments;
    const about = { argument: "kms_key_crn", expected: "the CRN of a root key, in kms_key_crn only" };
    if (isSet(key) && isSet(older)) {
      return { verdict: "violation", ...about, got: "kms_key_crn and key_protect", reject: true };
    }
    const one = isSet(key) ? key : older;
    if (isRootKey(bucket, one, world)) return ignoredChange(bucket, "kms_key_crn") ?? compliant;
    return {
      verdict: hasReference(one) ? "unknown" : "violation",
      ...about,
      got: isSet(one) ? JSON.stringify(one) : "no key, so IBM's key encrypts the bucket",
      fix: "The key is fixed when the bucket is created: create a new bucket and copy the objects.",
    };
  },
};

function isSet(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== "";
}

function isRootKey(bucket: Resource, value: Json | undefined, world: World): boolean {
  const type = world.targetResource(bucket.stack, value)?.type;
  return type === "ibm_kms_key" || /^crn:v1:[^:]*:[^:]*:(kms|hs-crypto):.*:key:/.test(textOf(value));
}
