import { textOf } from "../../../core/text-of";
import { naming } from "../../../posture/indexes";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Json } from "../../../terraform/configuration";
import { detailsOf, isRequest, policyService, rolesOf } from "../subjects";

const policiesOf = naming(["ibm_iam_service_policy"], "iam_id");

/**
 * An identity that can write code has no other access: an application that could change its own code would bypass the
 * scan.
 */
export const sparkCodeWrittenAlone: Rule = {
  id: "spark-code-written-alone",
  controls: ["AE-09", "AE-20"],
  types: ["ibm_iam_service_policy"],
  judge(policy, world) {
    if (policyService(policy) !== "cloud-object-storage") return notApplicable;
    if (!world.once(codeBuckets).has(readOne(policy, "resources.resource").value)) return notApplicable;
    if (rolesOf(policy).every((role) => role === "Reader")) return compliant;
    const identity = world.identity(policy.stack, policy.arguments.iam_id);
    const others = policiesOf(world, identity).filter((other) => other !== policy);
    if (others.length === 0) return compliant;
    return {
      verdict: "violation",
      argument: "roles",
      expected: "Reader, or an identity without other policies",
      got: `${rolesOf(policy).join(", ")} on the code bucket, and ${others.length} other policies`,
      fix: "Use separate buckets for code and data, and let only the release pipeline write code.",
      reject: true,
    };
  },
};

/** Buckets out of which applications are started. */
function codeBuckets(world: World): Set<Json | undefined> {
  return new Set(
    world
      .ofType("ibm_cos_bucket_object")
      .filter(isRequest)
      .map((request) => /^cos:\/\/(.+)\.[a-z0-9-]+\//.exec(textOf(detailsOf(request)?.application ?? ""))?.[1])
      .filter((name) => name !== undefined),
  );
}
